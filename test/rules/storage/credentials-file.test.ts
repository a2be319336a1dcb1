import { credentialsFile } from '../../../src/rules/storage/credentials-file';
import { describeRule } from '../describe-rule';

function model(secret: string, node = '', pod = ''): string {
  return [
    `metadata: {name: iris, namespace: ml}
spec:
  predictors:
  - name: a
    graph: {name: m, implementation: SKLEARN_SERVER, modelUri: 'gs://m/x', envSecretRefName: s${node}}${pod}`,
    `apiVersion: v1
kind: Secret
metadata: {name: s, namespace: ml}
stringData: {${secret}}`,
  ].join('\n---\n');
}

const PLACE = 'spec.predictors[0].graph.envSecretRefName';
const FILE = 'RCLONE_CONFIG_GS_SERVICE_ACCOUNT_FILE: /secrets/key.json';
const IMAGE = 'seldonio/rclone-storage-initializer:1.17.1';

describeRule(credentialsFile, {
  accepts: {
    'the credentials themselves': model("RCLONE_CONFIG_GS_SERVICE_ACCOUNT_CREDENTIALS: '{}'"),
    'a file of another remote': model('RCLONE_CONFIG_AZ_SERVICE_PRINCIPAL_FILE: /secrets/key.json'),
    'a token that the kubelet mounts': model('RCLONE_CONFIG_GS_SERVICE_ACCOUNT_FILE: /var/run/secrets/tokens/gcp'),
    'a file that an injector mounts': model('RCLONE_CONFIG_GS_SERVICE_ACCOUNT_FILE: /vault/secrets/key.json'),
    'an empty value': model("RCLONE_CONFIG_GS_SERVICE_ACCOUNT_FILE: ''"),
    'an image that may have the file': model(FILE, ", storageInitializerImage: 'registry.example.com/init:1'"),
    'an init container that mounts the file': model(
      FILE,
      '',
      `
    componentSpecs:
    - spec:
        volumes: [{name: keys, secret: {secretName: keys}}]
        initContainers:
        - name: m-model-initializer
          image: ${IMAGE}
          args: ['gs://m/x', /mnt/models]
          envFrom: [{secretRef: {name: s}}]
          volumeMounts: [{name: keys, mountPath: /secrets}, {name: m-provision-location, mountPath: /mnt/models}]
        containers: [{name: m}]`,
    ),
  },
  rejects: {
    'the key of a service account': [model(FILE), [PLACE, 'RCLONE_CONFIG_GS_SERVICE_ACCOUNT_FILE of Secret "s"']],
    'a file next to a mounted folder': [
      model('RCLONE_CONFIG_GS_SERVICE_ACCOUNT_FILE: /mnt/models-key/key.json'),
      [PLACE, 'of Secret "s" names a file that nothing mounts'],
    ],
    'the init container of the explainer': [
      model(
        FILE,
        ", storageInitializerImage: 'registry.example.com/init:1'",
        "\n    explainer: {type: AnchorTabular, modelUri: 'gs://e/x', envSecretRefName: s}",
      ),
      ['spec.predictors[0].explainer.envSecretRefName', 'RCLONE_CONFIG_GS_SERVICE_ACCOUNT_FILE of Secret "s"'],
    ],
    'a variable of an init container': [
      `metadata: {name: iris}
spec:
  predictors:
  - name: a
    graph: {name: m, type: MODEL}
    componentSpecs:
    - spec:
        initContainers:
        - {name: i, image: '${IMAGE}', args: ['gs://m/x', /x], env: [{name: RCLONE_CONFIG_GS_SERVICE_ACCOUNT_FILE, value: /k/a.json}]}
        containers: [{name: m, image: 'i:1'}]`,
      ['spec.predictors[0].componentSpecs[0].spec.initContainers[0].env[0]', 'names "/k/a.json"'],
    ],
  },
});
