import { yaml } from '../../../src/rules/example';
import { toldFindings } from '../../../src/rules/finding';
import { unknownField } from '../../../src/rules/schema/unknown-field';
import { describeRule, judgeManifests } from '../describe-rule';

describeRule(unknownField, {
  accepts: {
    'fields of the API': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'a misspelt field': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        replica: 2
    `,
      ['spec.predictors[0].replica', '"replica"'],
    ],
  },
});

const COMPONENT = 'spec.predictors[0].componentSpecs[0]';
const inPod = (pod: string) => `spec: {predictors: [{componentSpecs: [{spec: {${pod}}}]}]}`;

test.each<[string, string, string]>([
  ['resources of a container', 'spec: {resources: {}, predictors: []}', `${COMPONENT}.spec.containers[0].resources`],
  ['a field of the pod', 'spec: {serviceAccountName: a, predictors: []}', `${COMPONENT}.spec.serviceAccountName`],
  ['a field of the pod in a predictor', 'spec: {predictors: [{tolerations: []}]}', `${COMPONENT}.spec.tolerations`],
  ['a field of the pod in a container', inPod('containers: [{nodeSelector: {}}]'), `${COMPONENT}.spec.nodeSelector`],
  ['a field of a container in the pod', inPod('env: []'), `${COMPONENT}.spec.containers[0].env`],
  [
    'a field of a container at its node',
    'spec: {predictors: [{graph: {name: b, image: x}, componentSpecs: [{spec: {containers: [{name: a}, {name: b}]}}]}]}',
    `${COMPONENT}.spec.containers[1].image`,
  ],
  ['a field of a node in the predictor', 'spec: {predictors: [{modelUri: x}]}', 'spec.predictors[0].graph.modelUri'],
  ['replicas of the pods', inPod('replicas: 2'), `${COMPONENT}.replicas`],
  ['the bounds of an autoscaler', 'spec: {minReplicas: 1, predictors: []}', `${COMPONENT}.hpaSpec.minReplicas`],
  ['those in a component spec', 'spec: {predictors: [{componentSpecs: [{maxReplicas: 1}]}]}', `${COMPONENT}.hpaSpec`],
  ['triggers of KEDA', inPod('triggers: []'), `${COMPONENT}.kedaSpec.triggers`],
  ['limits of a container', inPod('containers: [{limits: {}}]'), `${COMPONENT}.spec.containers[0].resources.limits`],
  [
    'limits of the orchestrator',
    'spec: {predictors: [{svcOrchSpec: {limits: {}}}]}',
    'spec.predictors[0].svcOrchSpec.resources.limits',
  ],
  [
    "resources of an explainer's container",
    'spec: {predictors: [{explainer: {resources: {}}}]}',
    'spec.predictors[0].explainer.containerSpec.resources',
  ],
  [
    'a security setting of a container',
    inPod('securityContext: {privileged: true}'),
    `${COMPONENT}.spec.containers[0].securityContext.privileged`,
  ],
])('tells where %s belongs', (_, manifest, place) => {
  expect(remedies(manifest)).toEqual([expect.stringContaining(`move it to ${place}`)]);
});

test('a nested volume source moves one level up', () => {
  expect(remedies(inPod('volumes: [{name: v, volumeSource: {}}]'))).toEqual([
    expect.stringContaining('move its fields one level up'),
  ]);
});

test.each([
  [
    'children',
    'spec: {predictors: [{name: a, graph: {name: t, children: {name: m, modelUri: gs://m}}}]}',
    'begin each item with a dash',
  ],
  [
    'parameters',
    'spec: {predictors: [{name: a, graph: {name: t, parameters: {method: predict}}}]}',
    'parameters: [{name: method, value: ...}]',
  ],
  ['variables', inPod('containers: [{name: m, env: {LEVEL: info}}]'), 'env: [{name: LEVEL, value: ...}]'],
])('a map in the place of a list of %s is told, and what it holds is not', (_, manifest, remedy) => {
  const told = toldFindings(judgeManifests(manifest).findings).filter(({ group }) => group === 'schema');
  const [first, ...others] = told.filter(({ rule }) => rule === 'SELDON011' || rule === 'SELDON015');
  expect([first.rule, first.remedy, others]).toEqual(['SELDON015', expect.stringContaining(remedy), []]);
  expect(judgeManifests(manifest).findings.some(({ pruned, follows }) => pruned && follows)).toBe(true);
});

function remedies(manifest: string): string[] {
  return judgeManifests(manifest)
    .findings.filter(({ rule }) => rule === unknownField.id)
    .map(({ remedy }) => remedy);
}
