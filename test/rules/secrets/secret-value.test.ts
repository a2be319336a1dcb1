import { yaml } from '../../../src/rules/example';
import { secretValue } from '../../../src/rules/secrets/secret-value';
import { describeRule, judgeManifests } from '../describe-rule';

const stored = (secret: string) => yaml`
  metadata: {name: iris, namespace: ml}
  spec:
    predictors:
    - name: default
      graph: {name: m, implementation: SKLEARN_SERVER, modelUri: s3://iris, envSecretRefName: store}
  ---
  apiVersion: v1
  kind: Secret
  metadata: {name: store, namespace: ml}
  ${secret}
`;
const PATH = 'spec.predictors[0].graph.envSecretRefName';

describeRule(secretValue, {
  accepts: {
    'base64 below data': stored('data: {RCLONE_CONFIG_S3_TYPE: czM=}'),
    'base64 in several lines': stored('data: {RCLONE_CONFIG_S3_TYPE: "cz\\nM="}'),
    'strings below stringData': stored("stringData: {RCLONE_CONFIG_S3_TYPE: s3, PORT: '9000'}"),
    'keys without values': stored('data: {RCLONE_CONFIG_S3_TYPE: }'),
  },
  rejects: {
    'plain text below data': [stored('data: {RCLONE_CONFIG_S3_TYPE: s3}'), [PATH, 'below data is not base64']],
    'a number below data': [stored('data: {RCLONE_CONFIG_S3_TYPE: czM=, PORT: 9000}'), [PATH, 'PORT below data']],
    'values that YAML does not read as strings': [
      stored('stringData: {RCLONE_CONFIG_S3_TYPE: s3, RCLONE_CONFIG_S3_ENV_AUTH: false}'),
      [PATH, 'RCLONE_CONFIG_S3_ENV_AUTH below stringData is not a string'],
    ],
  },
});

test('values are never printed', () => {
  const { findings } = judgeManifests(stored('data: {RCLONE_CONFIG_S3_TYPE: czM=, KEY: hunter-2}'));
  expect(findings.length).toBeGreaterThan(0);
  expect(JSON.stringify(findings)).not.toContain('hunter');
});
