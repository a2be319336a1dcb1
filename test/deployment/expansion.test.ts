import { App, Chart } from 'cdk8s';
import { GraphFormat, GraphNode, ModelArtifact, PrepackagedServer, SeldonDeployment } from '../../src';
import { DEFAULT_VERSION } from '../../src/api/facts/release';

function iris(): SeldonDeployment {
  const chart = new Chart(new App(), 'models', { namespace: 'seldon' });
  const deployment = new SeldonDeployment(chart, 'iris');
  deployment.addPredictor('default', {
    graph: GraphNode.server('m', PrepackagedServer.SKLEARN, { artifact: ModelArtifact.uri('gs://models/iris') }),
  });
  return deployment;
}

test('shows the objects that the operator will create, and their address', () => {
  const { objects, address } = iris().expand();
  expect((objects as { kind: string }[]).map(({ kind }) => kind)).toEqual(['Deployment', 'Service', 'Service']);
  expect(address).toBe('http://iris-default.seldon.svc.cluster.local:8000/api/v1.0/predictions');
});

test('offers views on them', () => {
  const expansion = iris().expand();
  expect(expansion.images()).toContain(`seldonio/sklearnserver:${DEFAULT_VERSION}`);
  expect(expansion.ports()).toHaveLength(4);
  expect(expansion.totals()[0]).toMatchObject({ namespace: 'seldon', pods: 1 });
  expect(expansion.references()).toEqual([]);
  expect(
    expansion.networkPolicies({ storage: [{ peer: { ipBlock: { cidr: '0.0.0.0/0' } }, ports: [443] }] }),
  ).toHaveLength(1);
});

test('names what decides a field of a created object, and what a field decides', () => {
  const expansion = iris().expand();
  expect(expansion.originOf('Deployment', 'iris-default-0-m', 'spec.template.spec.initContainers[0].args[0]')).toEqual({
    paths: ['spec.predictors[0].graph.modelUri'],
    settings: [],
    copied: false,
  });
  expect(
    expansion.originOf('Deployment', 'iris-default-0-m', 'spec.template.spec.containers[0].image')?.settings,
  ).toEqual(['predictor_servers.SKLEARN_SERVER']);
  expect(expansion.originOf('Service', 'iris-default')?.paths).toEqual(['spec.predictors[0]']);
  expect(expansion.originOf('Deployment', 'other')).toBeUndefined();
  expect(expansion.madeFrom('spec.predictors[0].graph.modelUri')).toContainEqual({
    kind: 'Deployment',
    name: 'iris-default-0-m',
    path: 'spec.template.spec.initContainers[0]',
  });
});

test('has findings instead of objects for what the cluster rejects', () => {
  const chart = new Chart(new App(), 'models', { namespace: 'seldon' });
  const refused = SeldonDeployment.fromManifest(chart, 'iris', {
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { name: 'iris' },
    spec: { predictors: [{ name: 'default', graph: { name: 'm' } }] },
  });
  expect(refused.expand()).toMatchObject({
    objects: [],
    address: undefined,
    findings: [{ group: 'webhook', severity: 'error' }],
  });
});

test.each([
  [undefined, /^<svg .*<\/svg>\n$/s],
  [GraphFormat.MERMAID, /^flowchart LR\n/],
  [GraphFormat.TEXT, /^seldon\/iris\n/],
])('draws it as %s', (format, expected) => {
  expect(iris().graph(format)).toMatch(expected);
  expect(iris().graph(format)).toBe(iris().expand().graph(format));
});
