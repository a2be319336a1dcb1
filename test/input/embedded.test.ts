import { collectObjects, isSeldonDeployment, type PlacedObject, type Unusable } from '../../src/input/placed-object';
import { readDocuments } from '../../src/yaml/read';

function read(text: string): { deployments: PlacedObject[]; unusable: Unusable[] } {
  const objects: PlacedObject[] = [];
  const unusable: Unusable[] = [];
  readDocuments(text, 'm.yaml').forEach((document) => collectObjects(document, objects, unusable));
  return { deployments: objects.filter(({ object }) => isSeldonDeployment(object)), unusable };
}

test('a SeldonDeployment that another object carries as a map is found, with the places of its fields', () => {
  const {
    deployments: [found],
    unusable,
  } = read(
    [
      'kind: ManifestWork',
      'spec:',
      '  manifests:',
      '  - apiVersion: machinelearning.seldon.io/v1',
      '    kind: SeldonDeployment',
      '    metadata: {name: iris}',
    ].join('\n'),
  );
  expect(found.object.metadata).toEqual({ name: 'iris' });
  expect(found.locate('metadata.name')).toEqual({ line: 6, column: 16 });
  expect(unusable).toEqual([]);
});

test('one in a string is found, and its fields are at the place of the string', () => {
  const {
    deployments: [found],
  } = read(
    [
      'kind: ConfigMap',
      'data:',
      '  iris.yaml: |',
      '    apiVersion: machinelearning.seldon.io/v1',
      '    kind: SeldonDeployment',
      '    metadata: {name: iris}',
    ].join('\n'),
  );
  expect(found.object.metadata).toEqual({ name: 'iris' });
  expect(found.locate('metadata.name')).toEqual({ line: 3, column: 3 });
});

test.each([
  [
    'the values of a chart',
    'extraDeploy: [{apiVersion: machinelearning.seldon.io/v1, kind: SeldonDeployment, metadata: {name: iris}}]',
    { line: 1, column: 93 },
  ],
  [
    'values in a string',
    [
      'kind: Application',
      'spec:',
      '  helm:',
      '    values: |',
      '      extraDeploy:',
      '      - apiVersion: machinelearning.seldon.io/v1',
      '        kind: SeldonDeployment',
      '        metadata: {name: iris}',
    ].join('\n'),
    { line: 4, column: 5 },
  ],
])('one in %s is found', (_, text, place) => {
  const {
    deployments: [found],
    unusable,
  } = read(text);
  expect(found.object.metadata).toEqual({ name: 'iris' });
  expect(found.locate('metadata.name')).toEqual(place);
  expect(unusable).toEqual([]);
});

/** A policy of Kyverno that generates a SeldonDeployment. */
const policy = (name: string, predictor: string) =>
  [
    'kind: ClusterPolicy',
    'spec:',
    '  rules:',
    '  - generate:',
    '      apiVersion: machinelearning.seldon.io/v1',
    '      kind: SeldonDeployment',
    `      name: ${name}`,
    '      namespace: "{{request.object.metadata.name}}"',
    '      data:',
    '        metadata: {labels: {team: a}}',
    '        spec:',
    `          predictors: [{name: ${predictor}}]`,
  ].join('\n');

test('one that a policy of Kyverno generates is found, in whichever namespace', () => {
  const {
    deployments: [found],
    unusable,
  } = read(policy('iris', 'default'));
  expect(found.object).toEqual({
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { labels: { team: 'a' }, name: 'iris' },
    spec: { predictors: [{ name: 'default' }] },
  });
  expect(found.locate('spec.predictors[0].name')).toEqual({ line: 12, column: 25 });
  expect(unusable).toEqual([]);
});

test.each([
  ['name', '"{{request.object.metadata.name}}"', 'default'],
  ['predictor', 'iris', '"{{request.object.metadata.name}}"'],
])('one that a policy generates with a variable in its %s is said to be unchecked', (_, name, predictor) => {
  const { deployments, unusable } = read(policy(name, predictor));
  expect(deployments).toEqual([]);
  expect(unusable).toMatchObject([
    { reason: 'embedded', message: expect.stringContaining('is not checked: it has placeholders') as string },
  ]);
});

test('one that a policy clones is not judged', () => {
  const clone =
    'kind: ClusterPolicy\nspec: {rules: [{generate: {apiVersion: machinelearning.seldon.io/v1, kind: SeldonDeployment, name: a, clone: {name: b}}}]}';
  expect(read(clone)).toEqual({ deployments: [], unusable: [] });
});

test('one in a script is reported as unchecked', () => {
  const script = 'kubectl apply -f - <<EOF\n      kind: SeldonDeployment\n      metadata: {name: iris}\n    EOF';
  const { deployments, unusable } = read(`kind: Task\nspec: ${JSON.stringify({ script })}`);
  expect(deployments).toEqual([]);
  expect(unusable).toMatchObject([
    { reason: 'embedded', message: expect.stringContaining('spec.script of this Task is not checked') as string },
  ]);
});

test.each([
  ['a custom resource definition', 'kind: CustomResourceDefinition\nspec: {names: {kind: SeldonDeployment}}'],
  [
    'a patch of kustomize',
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\npatches: [{patch: "kind: SeldonDeployment"}]',
  ],
  [
    'the target of an autoscaler',
    'kind: HorizontalPodAutoscaler\nspec: {scaleTargetRef: {apiVersion: machinelearning.seldon.io/v1, kind: SeldonDeployment, name: a}}',
  ],
  [
    'the owner of an object',
    'kind: Service\nmetadata: {ownerReferences: [{apiVersion: machinelearning.seldon.io/v1, kind: SeldonDeployment, name: a, uid: b}]}',
  ],
  ['a sentence about the kind', 'kind: ConfigMap\ndata: {text: a SeldonDeployment serves models}'],
])('%s carries none', (_, text) => {
  expect(read(text)).toEqual({ deployments: [], unusable: [] });
});
