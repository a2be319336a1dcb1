import { rcloneValue } from '../../../src/rules/storage/rclone-value';
import { describeRule } from '../describe-rule';

function model(uri: string, secret: string): string {
  return [
    `metadata: {name: iris, namespace: ml}
spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: ${uri}, envSecretRefName: s}}]}`,
    `apiVersion: v1
kind: Secret
metadata: {name: s, namespace: ml}
${secret}`,
  ].join('\n---\n');
}

const PLACE = 'spec.predictors[0].graph.envSecretRefName';
const KEYS = 'RCLONE_CONFIG_S3_ACCESS_KEY_ID: "a", RCLONE_CONFIG_S3_SECRET_ACCESS_KEY: "b"';

describeRule(rcloneValue, {
  accepts: {
    'a whole remote': model(
      's3://m/x',
      `stringData: {RCLONE_CONFIG_S3_TYPE: s3, RCLONE_CONFIG_S3_ENDPOINT: 'http://minio.x:9000', ${KEYS}}`,
    ),
    'a backend that this library does not know': model('oos://m/x', 'stringData: {RCLONE_CONFIG_OOS_TYPE: swift}'),
    'the prefix of a backend': model('gcs://m/x', 'stringData: {RCLONE_CONFIG_GCS_TYPE: gcs}'),
    'a public endpoint without a scheme': model(
      's3://m/x',
      `stringData: {RCLONE_CONFIG_S3_TYPE: s3, RCLONE_CONFIG_S3_ENDPOINT: s3.eu-west-1.amazonaws.com, ${KEYS}}`,
    ),
    'a key next to credentials from the environment': model(
      's3://m/x',
      'stringData: {RCLONE_CONFIG_S3_TYPE: s3, RCLONE_CONFIG_S3_ENV_AUTH: "true", RCLONE_CONFIG_S3_ACCESS_KEY_ID: a}',
    ),
    'values of another remote': model('gs://m/x', 'stringData: {RCLONE_CONFIG_S3_TYPE: minio}'),
    'values that a controller fills in': [
      model('s3://m/x', 'data: {}').split('\n---\n')[0],
      `apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: {name: s, namespace: ml}
spec: {encryptedData: {RCLONE_CONFIG_S3_TYPE: x, RCLONE_CONFIG_S3_ACCESS_KEY_ID: y}}`,
    ].join('\n---\n'),
  },
  rejects: {
    'a type in capitals': [
      model('s3://m/x', `stringData: {RCLONE_CONFIG_S3_TYPE: S3, ${KEYS}}`),
      [PLACE, 'RCLONE_CONFIG_S3_TYPE of Secret "s" is not a backend of rclone'],
    ],
    'the name of a product': [
      model('az://m/x', 'stringData: {RCLONE_CONFIG_AZ_TYPE: azure}'),
      [PLACE, 'RCLONE_CONFIG_AZ_TYPE of Secret "s" is not a backend of rclone'],
    ],
    'a line break that was encoded with the value': [
      model('s3://m/x', 'data: {RCLONE_CONFIG_S3_TYPE: czMK}'),
      [PLACE, 'begins or ends with whitespace'],
    ],
    'a value that is encoded below stringData': [
      model('s3://m/x', 'stringData: {RCLONE_CONFIG_S3_TYPE: czM=}'),
      [PLACE, 'RCLONE_CONFIG_S3_TYPE of Secret "s" is still base64'],
    ],
    'a key without its secret': [
      model('s3://m/x', 'stringData: {RCLONE_CONFIG_S3_TYPE: s3, RCLONE_CONFIG_S3_ACCESS_KEY_ID: a}'),
      [PLACE, 'RCLONE_CONFIG_S3_ACCESS_KEY_ID of Secret "s" has no RCLONE_CONFIG_S3_SECRET_ACCESS_KEY'],
    ],
    'an address in the cluster without a scheme': [
      model(
        's3://m/x',
        `stringData: {RCLONE_CONFIG_S3_TYPE: s3, RCLONE_CONFIG_S3_ENDPOINT: 'minio.minio-system:9000', ${KEYS}}`,
      ),
      [PLACE, 'RCLONE_CONFIG_S3_ENDPOINT of Secret "s" has no scheme'],
    ],
  },
});
