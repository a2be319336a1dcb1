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
const pod = (spec: string, other: string) => yaml`
  metadata: {name: iris, namespace: ml}
  spec: {predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {${spec}}}]}]}
  ---
  ${other}
`;
const configured = (data: string) =>
  pod(
    "containers: [{name: m, image: 'i:1', envFrom: [{configMapRef: {name: settings}}]}]",
    `{apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: ml}, data: ${data}}`,
  );
const pulled = (config: string) =>
  pod(
    "containers: [{name: m, image: 'i:1'}], imagePullSecrets: [{name: registry}]",
    `{apiVersion: v1, kind: Secret, metadata: {name: registry, namespace: ml}, type: kubernetes.io/dockerconfigjson, stringData: {.dockerconfigjson: '${config}'}}`,
  );
const PATH = 'spec.predictors[0].graph.envSecretRefName';

describeRule(secretValue, {
  accepts: {
    'base64 below data': stored('data: {RCLONE_CONFIG_S3_TYPE: czM=}'),
    'base64 in several lines': stored('data: {RCLONE_CONFIG_S3_TYPE: "cz\\nM="}'),
    'strings below stringData': stored("stringData: {RCLONE_CONFIG_S3_TYPE: s3, PORT: '9000'}"),
    'strings in a ConfigMap': configured("{WORKERS: '4'}"),
    'credentials of a registry': pulled('{"auths": {}}'),
    'keys without values': stored('data: {RCLONE_CONFIG_S3_TYPE: }'),
  },
  rejects: {
    'plain text below data': [stored('data: {RCLONE_CONFIG_S3_TYPE: s3}'), [PATH, 'below data is not base64']],
    'a number below data': [stored('data: {RCLONE_CONFIG_S3_TYPE: czM=, PORT: 9000}'), [PATH, 'PORT below data']],
    'values that YAML does not read as strings': [
      stored('stringData: {RCLONE_CONFIG_S3_TYPE: s3, RCLONE_CONFIG_S3_ENV_AUTH: false}'),
      [PATH, 'RCLONE_CONFIG_S3_ENV_AUTH below stringData is not a string'],
    ],
    'a number in a ConfigMap': [
      configured("{WORKERS: 4, LEVEL: '1'}"),
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].envFrom[0]',
        'ConfigMap "settings": WORKERS below data',
      ],
    ],
    'a key with a blank': [stored("stringData: {'S3 TYPE': s3}"), [PATH, 'is not a key']],
    'credentials of a registry that are not JSON': [
      pulled('user:password'),
      [
        'spec.predictors[0].componentSpecs[0].spec.imagePullSecrets[0].name',
        'Secret "registry": .dockerconfigjson is not a JSON object',
      ],
    ],
  },
});

test('values are never printed', () => {
  const { findings } = judgeManifests(stored('data: {RCLONE_CONFIG_S3_TYPE: czM=, KEY: hunter-2}'));
  expect(findings.length).toBeGreaterThan(0);
  expect(JSON.stringify(findings)).not.toContain('hunter');
});
