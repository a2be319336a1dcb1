import { App, type Chart } from 'cdk8s';
import { SeldonPlatform, Values } from '../../src';
import { type JsonObject } from '../../src/private/json';

const CONFIG = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: 'growth' }, data: { a: 'b' } };
const CRD = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'widgets.example.com' },
};

function platformOf(extra: JsonObject, more: Record<string, unknown> = {}): SeldonPlatform {
  const app = new App({ outputFileExtension: '.yaml' });
  const values = Values.of({ operator: { enabled: false }, extra, ...more });
  return new SeldonPlatform(app, 'platform', { values, environment: more.environments ? 'prod' : undefined });
}

/** The objects of a file. */
function file(platform: SeldonPlatform, name: string): JsonObject[] {
  return (platform.node.root.node.findChild(name) as Chart).toJson() as JsonObject[];
}

test('objects are written before the models, with their namespaces', () => {
  const platform = platformOf({ settings: CONFIG });
  expect(file(platform, '45-extra')).toEqual([{ ...CONFIG, metadata: { name: 'settings', namespace: 'growth' } }]);
  expect(file(platform, '00-namespaces').map(({ metadata }) => metadata)).toEqual([{ name: 'growth' }]);
});

test('CRDs are established before anything else is applied', () => {
  const crd = platformOf({ crd: CRD, settings: CONFIG });
  expect(crd.applyCommands('out')).toEqual([
    'kubectl apply -f out/00-namespaces.yaml',
    'kubectl apply -f out/14-extra-crds.yaml',
    `kubectl wait --for=jsonpath='{.status.acceptedNames.plural}'=widgets --timeout=1m crd/widgets.example.com`,
    'kubectl wait --for=condition=established --timeout=1m crd/widgets.example.com',
    'kubectl apply -f out/45-extra.yaml',
  ]);
});

test('Argo CD applies each in the wave of its kind', () => {
  const gitops = { argocd: { repository: 'https://git.example.com/ml/platform.git' } };
  const [config] = file(platformOf({ settings: CONFIG }, { gitops }), '45-extra');
  expect(config.metadata).toMatchObject({ annotations: { 'argocd.argoproj.io/sync-wave': '-30' } });
});

test('an environment changes one and removes another', () => {
  const environments = { prod: { extra: { settings: { data: { a: 'c' } }, other: null } } };
  const platform = platformOf({ settings: CONFIG, other: CONFIG }, { environments });
  expect(file(platform, '45-extra')).toMatchObject([{ metadata: { name: 'settings' }, data: { a: 'c' } }]);
});

test.each<[string, JsonObject, string]>([
  ['without a kind', { x: { apiVersion: 'v1' } }, 'extra.x.kind: is missing: an object has apiVersion, kind'],
  ['that is a model', { x: { ...CONFIG, kind: 'SeldonDeployment' } }, "extra.x.kind: is a model: write it as 'models"],
  ['that is a namespace', { x: { ...CONFIG, kind: 'Namespace' } }, "extra.x.kind: is a namespace: write it under 'nam"],
  ['that is a list', { x: { ...CONFIG, kind: 'List' } }, 'extra.x.kind: is a list: write each of its items'],
  [
    'that is there twice',
    { x: CONFIG, y: { ...CONFIG, metadata: { ...CONFIG.metadata, name: 'x' } } },
    'extra.y: is the',
  ],
  ['with the data of a Secret', { x: { ...CONFIG, kind: 'Secret' } }, 'extra.x.data: would be readable by everybody'],
])('an object %s is rejected', (_, extra, message) => {
  expect(() => platformOf(extra)).toThrow(message);
});

test('an object that another key writes is rejected', () => {
  const crd = { ...CRD, metadata: { name: 'seldondeployments.machinelearning.seldon.io' } };
  expect(() => platformOf({ crd }, { operator: {} })).toThrow('extra.crd: CustomResourceDefinition seldondeployments');
});

test('a Secret without its data is an object like others', () => {
  const { data: _, ...secret } = { ...CONFIG, kind: 'Secret' };
  expect(file(platformOf({ token: secret }), '45-extra')).toHaveLength(1);
});
