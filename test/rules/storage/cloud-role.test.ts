import { cloudRole } from '../../../src/rules/storage/cloud-role';
import { describeRule } from '../describe-rule';

const AWS = account('eks.amazonaws.com/role-arn: arn');
const GOOGLE = account('iam.gke.io/gcp-service-account: models@x');
const BUCKET = 'RCLONE_CONFIG_S3_TYPE: s3';
const GRAPH = 'spec.predictors[0].graph';

function account(annotations: string): string {
  return `kind: ServiceAccount\nmetadata: {name: models, annotations: {${annotations}}}`;
}

function secret(keys: string): string {
  return `kind: Secret\nmetadata: {name: bucket}\nstringData: {${keys}}`;
}

/** A prepackaged server, which the operator puts under the account of its node. */
function server(uri: string, more: string, ...around: readonly string[]): string {
  return [
    `predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: '${uri}', ${more}}}]`,
    ...around,
  ].join('\n---\n');
}

/** Your own container. */
function own(graph: string, pod: string, ...around: readonly string[]): string {
  return [
    `predictors: [{name: a, graph: {name: m, type: MODEL, modelUri: 's3://m', envSecretRefName: bucket, ${graph}},
    componentSpecs: [{spec: {containers: [{name: m, image: 'i:1'}], ${pod}}}]}]`,
    ...around,
  ].join('\n---\n');
}

describeRule(cloudRole, {
  accepts: {
    'a role that rclone uses': server(
      's3://m',
      'serviceAccountName: models, envSecretRefName: bucket',
      AWS,
      secret(`${BUCKET}, RCLONE_CONFIG_S3_ENV_AUTH: 'true'`),
    ),
    'its own credentials': server(
      's3://m',
      'serviceAccountName: models, envSecretRefName: bucket',
      AWS,
      secret(`${BUCKET}, RCLONE_CONFIG_S3_ACCESS_KEY_ID: x`),
    ),
    'an unknown Secret': server('s3://m', 'serviceAccountName: models, envSecretRefName: bucket', AWS),
    'an unknown account': own('serviceAccountName: models', '', secret(BUCKET)),
    'an account without a role': server(
      's3://m',
      'serviceAccountName: models, envSecretRefName: bucket',
      account('team: growth'),
      secret(BUCKET),
    ),
    'a role in another cloud': server(
      's3://m',
      'serviceAccountName: models, envSecretRefName: bucket',
      GOOGLE,
      secret(BUCKET),
    ),
    'the account of the pod': own(
      '',
      'serviceAccountName: models',
      AWS,
      secret(`${BUCKET}, RCLONE_CONFIG_S3_ENV_AUTH: 'true'`),
    ),
    'a role of Google that rclone uses': server(
      'gs://m',
      'serviceAccountName: models, envSecretRefName: bucket',
      GOOGLE,
      secret("RCLONE_CONFIG_GS_ANONYMOUS: 'false'"),
    ),
    'no account': server('gs://m', 'envSecretRefName: bucket', GOOGLE, secret('A: b')),
  },
  rejects: {
    'the account of a node with its own container': [
      own('serviceAccountName: models', '', AWS, secret(`${BUCKET}, RCLONE_CONFIG_S3_ENV_AUTH: 'true'`)),
      [`${GRAPH}.serviceAccountName`, 'does not run under "models"'],
    ],
    'a Secret that does not enable the environment': [
      server('s3://m', 'serviceAccountName: models, envSecretRefName: bucket', AWS, secret(BUCKET)),
      [`${GRAPH}.envSecretRefName`, 'Secret "bucket" does not set RCLONE_CONFIG_S3_ENV_AUTH'],
    ],
    'the same on the pod': [
      own('', 'serviceAccountName: models', AWS, secret(BUCKET)),
      [`${GRAPH}.envSecretRefName`, 'Secret "bucket" does not set RCLONE_CONFIG_S3_ENV_AUTH'],
    ],
    'Google without a Secret, which leaves rclone anonymous': [
      server('gs://m', 'serviceAccountName: models', GOOGLE),
      [`${GRAPH}.modelUri`, 'no Secret sets RCLONE_CONFIG_GS_ANONYMOUS'],
    ],
  },
});
