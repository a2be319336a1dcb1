import { yaml } from '../../../src/rules/example';
import { modelLocation } from '../../../src/rules/storage/model-location';
import { describeRule, judgeManifests } from '../describe-rule';

/** A server with a model URI, and more of its node (YAML, in flow). */
function server(uri: string, node = ''): string {
  return `metadata: {name: iris, namespace: ml}
spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: '${uri}', ${node}}}]}`;
}

const PATH = 'spec.predictors[0].graph.modelUri';
const KSERVE = "storageInitializerImage: 'kserve/storage-initializer:v0.8.0'";

describeRule(modelLocation, {
  accepts: {
    'what the initializer of KServe downloads': server('https://example.com/iris.joblib', KSERVE),
    'a remote of such a name that a Secret describes': `${server('s3a://models/m', 'envSecretRefName: bucket')}
---
apiVersion: v1
kind: Secret
metadata: {name: bucket, namespace: ml}
stringData: {RCLONE_CONFIG_S3A_TYPE: s3}`,
    'a bucket': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
    `,
    'a remote without slashes': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: 's3:models/m', envSecretRefName: s}
    `,
    'a claim': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: pvc://claim/m}
    `,
    'another initializer': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: home/me, storageInitializerImage: 'registry.example.com/own:1'}
    `,
    'Triton loading models itself': yaml`
      spec:
        protocol: v2
        annotations: {seldon.io/no-storage-initializer: 'true'}
        predictors:
        - name: a
          graph: {name: m, implementation: TRITON_SERVER, modelUri: /models}
    `,
  },
  rejects: {
    'a name that no claim can have': [server('pvc://my_claim/m'), [PATH, 'no claim can have the name "my_claim"']],
    'the scheme of a claim in capitals': [server('PVC://claim/m'), [PATH, 'in lower case only']],
    'an address in the place of a bucket, whatever the Secret describes': [
      `${server('s3://minio.minio.svc:9000/models/m', 'envSecretRefName: bucket')}
---
apiVersion: v1
kind: Secret
metadata: {name: bucket, namespace: ml}
stringData: {RCLONE_CONFIG_S3_TYPE: s3}`,
      [PATH, '"minio.minio.svc:9000" is an address'],
    ],
    'the host of a bucket': [server('s3://models.s3.eu-west-1.amazonaws.com/m'), [PATH, 'the web address of a bucket']],
    'a Git repository': [server('git+https://example.com/a/b'), [PATH, 'is in a Git repository']],
    'another registry of MLflow': [server('mlflow://iris/1'), [PATH, "MLflow's model registry"]],
    'an address with its scheme in the place of a bucket': [
      server('s3://http://minio.minio:9000/models/m'),
      [PATH, '"http://minio.minio:9000" is an address'],
    ],
    'an address without a scheme': [server('minio:9000/models/m'), [PATH, 'treats the host of "minio:9000"']],
    'the ARN of a bucket after a scheme': [server('s3://arn:aws:s3:::models/m'), [PATH, 'is the ARN of a bucket']],
    'all of a folder': [server('s3://models/m/*'), [PATH, 'looks for one named "*"']],
    'a web address': [server('https://example.com/iris.joblib'), [PATH, 'is a web address']],
    'a scheme of Hadoop': [server('s3a://models/m'), [PATH, 'a scheme of Hadoop or Azure']],
    'a scheme of Azure': [
      server('abfss://models@account.dfs.core.windows.net/m'),
      [PATH, 'a scheme of Hadoop or Azure'],
    ],
    'an ARN': [server('arn:aws:s3:::models/m'), [PATH, 'is the ARN of a bucket']],
    'a missing colon': [server('gs//models/m'), [PATH, 'has no colon']],
    'the remote of another initializer, for the one of KServe': [
      server('minio:models/m', KSERVE),
      [PATH, 'Cannot recognize storage type'],
    ],
    'a local folder, for the initializer of KServe': [server('mlruns/m', KSERVE), [PATH, 'is a path inside']],
    "MLflow's registry, for the initializer of KServe": [
      server('models:/iris/1', KSERVE),
      [PATH, "MLflow's model registry"],
    ],
    'no bucket': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: 's3://'}}]}`,
      ['spec.predictors[0].graph.modelUri', 'names no bucket'],
    ],
    'a Windows path': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: 'C:\\\\models\\\\iris'}}]}`,
      ['spec.predictors[0].graph.modelUri', 'a Windows path'],
    ],
    'a local folder': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: home/me/mlruns}
        `,
      ['spec.predictors[0].graph.modelUri', 'is a path inside the storage initializer'],
    ],
    'an absolute folder': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: /mnt/data/m}
        `,
      ['spec.predictors[0].graph.modelUri', 'is a path inside'],
    ],
    'a file URI': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: 'file:///mnt/m'}
        `,
      ['spec.predictors[0].graph.modelUri', 'is a path inside'],
    ],
    'a hub that rclone does not know': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, implementation: HUGGINGFACE_SERVER, modelUri: 'hf://org/model', envSecretRefName: s}
        `,
      ['spec.predictors[0].graph.modelUri', 'is in the Hugging Face hub'],
    ],
    'an artifact of Weights & Biases': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: 'wandb://team/project/iris:v1', envSecretRefName: s}
        `,
      ['spec.predictors[0].graph.modelUri', 'is in Weights & Biases'],
    ],
    'an MLflow registry': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: 'models:/iris/Production', envSecretRefName: s}
        `,
      ['spec.predictors[0].graph.modelUri', 'is an entry of MLflow'],
    ],
    'an MLflow run': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: 'runs:/0a1b/model', envSecretRefName: s}
        `,
      ['spec.predictors[0].graph.modelUri', 'is an entry of MLflow'],
    ],
    'a claim with only one slash': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: 'pvc:/claim/m'}
        `,
      ['spec.predictors[0].graph.modelUri', 'is not the URI of a claim'],
    ],
    'a claim without a name': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: 'pvc:///m'}
        `,
      ['spec.predictors[0].graph.modelUri', 'names no claim'],
    ],
    whitespace: [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: ' gs://models/m'}
        `,
      ['spec.predictors[0].graph.modelUri', 'begins or ends with whitespace'],
    ],
    'a placeholder': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: 'gs://\${BUCKET}/m'}
        `,
      ['spec.predictors[0].graph.modelUri', '${BUCKET} is a placeholder'],
    ],
    'a placeholder in the values of a query': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: 'https://example.com/m?sig=\${SIGNATURE}'}
        `,
      ['spec.predictors[0].graph.modelUri', '${SIGNATURE} is a placeholder'],
    ],
  },
});

test.each([
  ['https://account.blob.core.windows.net/models/m', 'write REMOTE:models/m, with a remote of type azureblob'],
  ['http://minio.minio:9000/models/m', 'write s3://models/m, and the address in RCLONE_CONFIG_S3_ENDPOINT'],
  ['s3://models.s3.amazonaws.com/m', 'write s3://models/m'],
])('what to write instead of %s', (uri, remedy) => {
  const found = judgeManifests(server(uri)).findings.filter(({ rule }) => rule === 'SELDON320');
  expect(found.map((each) => each.remedy)).toEqual([expect.stringContaining(remedy)]);
});

test.each(['gpt2', 'org/gpt2', 'hf://org/gpt2', 'https://huggingface.co/org/gpt2'])(
  'the Hugging Face server downloads %s itself',
  (uri) => {
    const found = judgeManifests(
      `spec: {protocol: v2, predictors: [{name: a, graph: {name: m, implementation: HUGGINGFACE_SERVER, modelUri: '${uri}'}}]}`,
    ).findings.filter(({ rule }) => rule === 'SELDON320');
    expect(found.map((each) => each.remedy)).toEqual([expect.stringMatching(/pretrained_model.*gpt2/)]);
  },
);
