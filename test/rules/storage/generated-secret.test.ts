import { generatedSecret } from '../../../src/rules/storage/generated-secret';
import { describeRule } from '../describe-rule';

function model(deployment: string, graph: string, pod: string, ...secrets: readonly string[]): string {
  return [
    `metadata: {name: ${deployment}}
spec: {predictors: [{name: a, graph: {name: m, type: MODEL, ${graph}}, componentSpecs: [{spec: {containers: [{name: m, image: 'i:1'}], ${pod}}}]}]}`,
    ...secrets.map((name) => `kind: Secret\nmetadata: {name: ${name}}`),
  ].join('\n---\n');
}

const GRAPH = 'spec.predictors[0].graph.envSecretRefName';
const POD = 'spec.predictors[0].componentSpecs[0].spec';

describeRule(generatedSecret, {
  accepts: {
    'a Secret in the input': model('iris', 'envSecretRefName: bucket', '', 'bucket', 'bucket-m2dhbb987g'),
    'a Secret that was created elsewhere': model('iris', 'envSecretRefName: bucket', '', 'other-m2dhbb987g'),
    'another Secret whose name ends the same': model('iris', 'envSecretRefName: bucket', '', 'spare-bucket-m2dhbb987g'),
    'a name without a hash': model('iris', 'envSecretRefName: bucket', '', 'bucket-production'),
    'no Secret at all': model('iris', 'envSecretRefName: bucket', ''),
  },
  rejects: {
    'a hash': [
      model('iris', 'envSecretRefName: bucket', '', 'bucket-m2dhbb987g'),
      [GRAPH, 'kustomize named it "bucket-m2dhbb987g"'],
    ],
    'the prefix of the SeldonDeployment, and a hash': [
      model('prod-iris', 'envSecretRefName: bucket', '', 'prod-bucket-m2dhbb987g'),
      [GRAPH, 'no Secret "bucket": kustomize named it "prod-bucket-m2dhbb987g"'],
    ],
    'a volume': [
      model('iris', '', 'volumes: [{name: v, secret: {secretName: s}}]', 's-m2dhbb987g'),
      [`${POD}.volumes[0].secret.secretName`, '"s-m2dhbb987g"'],
    ],
    variables: [
      model(
        'iris',
        '',
        "initContainers: [{name: i, image: 'i:1', envFrom: [{secretRef: {name: s}}], env: [{name: E, valueFrom: {secretKeyRef: {name: t, key: k}}}]}]",
        's-m2dhbb987g',
        't-b4t7f8k9g2',
      ),
      [`${POD}.initContainers[0].envFrom[0].secretRef.name`, '"s-m2dhbb987g"'],
      [`${POD}.initContainers[0].env[0].valueFrom.secretKeyRef.name`, '"t-b4t7f8k9g2"'],
    ],
    'a pull secret': [
      model('iris', '', 'imagePullSecrets: [{name: s}]', 's-m2dhbb987g'),
      [`${POD}.imagePullSecrets[0].name`, '"s-m2dhbb987g"'],
    ],
  },
});
