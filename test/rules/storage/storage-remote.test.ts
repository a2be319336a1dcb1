import { judge } from '../../../src/rules/check';
import { yaml } from '../../../src/rules/example';
import { storageRemote } from '../../../src/rules/storage/storage-remote';
import { readDocuments } from '../../../src/yaml/read';
import { describeRule, operatorConfig } from '../describe-rule';

const model = (fields: string) => `predictors:
- name: a
  graph: {name: m, implementation: SKLEARN_SERVER, ${fields}}
`;

describeRule(storageRemote, {
  accepts: {
    'a public bucket of Google Cloud Storage': model('modelUri: gs://m'),
    'the preset remote in capitals': model('modelUri: GS://m'),
    'a web address: another rule reports it': model('modelUri: https://example.com/m'),
    'what no Secret can fix: another rule reports it': model('modelUri: "models:/iris/1"'),
    'a claim': model('modelUri: pvc://claim/m'),
    'a Secret': model('modelUri: s3://m, envSecretRefName: bucket'),
    'a path in the image': model('modelUri: /models/m'),
    'settings in the URI': model('modelUri: ":http,url=\\"https://example.com\\":m"'),
    'another initializer': model('modelUri: s3://m, storageInitializerImage: "kfserving/storage-initializer:v0.4.0"'),
    'Triton loading models itself': yaml`
      spec:
        annotations: {seldon.io/no-storage-initializer: "true"}
        protocol: v2
        predictors:
        - name: a
          graph: {name: m, implementation: TRITON_SERVER, modelUri: s3://m}
    `,
    'your own init container': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: s3://m}
        componentSpecs:
        - spec:
            initContainers: [{name: m-model-initializer, image: own}]
            containers: [{name: m}]
    `,
  },
  rejects: {
    'a bucket without a Secret': [
      model('modelUri: s3://m'),
      ['spec.predictors[0].graph.modelUri', 'no Secret configures the remote "s3" of "s3://m"'],
    ],
    'an explainer': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: AnchorTabular, modelUri: s3://e}
    `,
      ['spec.predictors[0].explainer.modelUri', '"s3"'],
    ],
  },
});

test("accepts the operator's default Secret", () => {
  const value = {
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { name: 'a' },
    spec: readDocuments(model('modelUri: s3://m'), 'm')[0].value,
  };
  const rules = (operator: string) =>
    judge(value, { config: operatorConfig(operator) }).findings.map(({ rule }) => rule);
  expect(rules('{}')).toContain('SELDON281');
  expect(rules('predictiveUnit: {defaultEnvSecretRefName: bucket}')).not.toContain('SELDON281');
});
