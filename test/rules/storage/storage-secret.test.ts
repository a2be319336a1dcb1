import { yaml } from '../../../src/rules/example';
import { storageSecret } from '../../../src/rules/storage/storage-secret';
import { describeRule } from '../describe-rule';

const secret = (keys: string) => `apiVersion: v1
kind: Secret
metadata: {name: bucket}
stringData: {${keys}}
`;
const model = (uri: string, more = '') => `predictors:
- name: a
  graph: {name: m, implementation: SKLEARN_SERVER, modelUri: "${uri}", envSecretRefName: bucket${more}}
`;

describeRule(storageSecret, {
  accepts: {
    'a Secret that configures the remote': `${model('s3://m')}---\n${secret('RCLONE_CONFIG_S3_TYPE: s3')}`,
    'a Secret that configures a remote of another name': `${model('warehouse://m')}---\n${secret('RCLONE_CONFIG_WAREHOUSE_TYPE: s3')}`,
    'an empty Secret, which is filled elsewhere': `${model('s3://m')}---\n${secret('')}`,
    'several Secrets of one name, one of which configures the remote': `${model('s3://m')}---\n${secret('RCLONE_CONFIG_S3_TYPE: s3')}---\n${secret('RCLONE_CONFIG_GS_TYPE: gcs')}`,
    'an unknown Secret': model('s3://m'),
    'settings in the URI in addition to old keys': `${model(':s3,provider=AWS,env_auth=true:m')}---\n${secret('AWS_ACCESS_KEY_ID: x')}`,
    'a claim': `${model('pvc://claim/m')}---\n${secret('AWS_ACCESS_KEY_ID: x')}`,
    'old keys for the older initializer': `${model('s3://m', ', storageInitializerImage: "kfserving/storage-initializer:v0.4.0"')}---\n${secret('AWS_ACCESS_KEY_ID: x')}`,
    'anonymous access turned off': `${model('gs://m')}---\n${secret('RCLONE_CONFIG_GS_ANONYMOUS: "false", RCLONE_CONFIG_GS_SERVICE_ACCOUNT_CREDENTIALS: x')}`,
  },
  rejects: {
    'old keys, and shows no value': [
      `${model('s3://m')}---\n${secret('AWS_ACCESS_KEY_ID: MARKED, AWS_ENDPOINT_URL: MARKED')}`,
      [
        'spec.predictors[0].graph.envSecretRefName',
        'Secret "bucket" has the keys of the storage initializer of older releases',
      ],
    ],
    'another remote in several Secrets of one name': [
      `${model('s3://m')}---\n${secret('RCLONE_CONFIG_GS_TYPE: gcs')}---\n${secret('RCLONE_CONFIG_MINIO_TYPE: s3')}`,
      ['spec.predictors[0].graph.envSecretRefName', 'has no key RCLONE_CONFIG_S3_TYPE'],
    ],
    'another remote': [
      `${model('s3://m')}---\n${secret('RCLONE_CONFIG_MINIO_TYPE: s3')}`,
      ['spec.predictors[0].graph.envSecretRefName', 'has no key RCLONE_CONFIG_S3_TYPE'],
    ],
    'a key together with anonymous access': [
      `${model('gs://m')}---\n${secret('RCLONE_CONFIG_GS_SERVICE_ACCOUNT_CREDENTIALS: x')}`,
      ['spec.predictors[0].graph.envSecretRefName', 'credentials that rclone ignores'],
    ],
    'the Secret of an explainer': [
      `${yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: AnchorTabular, modelUri: s3://e, envSecretRefName: bucket}
    `}\n---\n${secret('AWS_ACCESS_KEY_ID: x')}`,
      ['spec.predictors[0].explainer.envSecretRefName', 'older releases'],
    ],
  },
});

describeRule(storageSecret, {
  operator: 'predictiveUnit: {defaultEnvSecretRefName: bucket}',
  accepts: { 'its own Secret': `${model('s3://m')}---\n${secret('RCLONE_CONFIG_S3_TYPE: s3')}` },
  rejects: {
    'the default Secret of the operator': [
      `${yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: s3://m}
    `}\n---\n${secret('AWS_ACCESS_KEY_ID: x')}`,
      ['spec.predictors[0].graph.envSecretRefName', 'older releases'],
    ],
  },
});
