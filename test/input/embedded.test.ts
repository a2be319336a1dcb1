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

test('one in a script is said to be unchecked', () => {
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
