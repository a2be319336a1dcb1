import { chartDefaults, renderChart } from '../../src/charts/render';
import { type JsonObject } from '../../src/private/json';
import { Watch } from '../../src/rules/watch';

test('an operator from the chart watches all namespaces, and SeldonDeployments without an id', () => {
  expect(ofChart({})).toMatchObject({ home: 'seldon', namespace: '', controllerId: '' });
});

test('an operator for a single namespace watches its own', () => {
  expect(ofChart({ singleNamespace: true })).toMatchObject({ home: 'seldon', namespace: 'seldon', controllerId: '' });
});

test('an operator with an id', () => {
  expect(ofChart({ controllerId: 'team-a' })).toMatchObject({ namespace: '', controllerId: 'team-a' });
});

test.each<[string, JsonObject, string | undefined]>([
  ['a flag', { args: ['--namespace=a'] }, 'a'],
  ['a flag and its word', { args: ['--metrics-addr', ':80', '-namespace', 'a'] }, 'a'],
  ['a switch before it', { args: ['--debug', '--namespace', 'a'] }, 'a'],
  ['a word that ends the flags', { args: ['', '--namespace=a'] }, ''],
  ['the variable over the flag', { args: ['--namespace=a'], env: [{ name: 'WATCH_NAMESPACE', value: 'b' }] }, 'b'],
  ['an empty variable', { args: ['--namespace=a'], env: [{ name: 'WATCH_NAMESPACE', value: '' }] }, 'a'],
  [
    'the last of two variables',
    {
      env: [
        { name: 'WATCH_NAMESPACE', value: 'a' },
        { name: 'WATCH_NAMESPACE', value: 'b' },
      ],
    },
    'b',
  ],
  [
    'its own namespace',
    { env: [{ name: 'WATCH_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }] },
    'home',
  ],
  [
    'what another variable says',
    {
      args: ['--namespace=$(OWN)'],
      env: [{ name: 'OWN', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }],
    },
    'home',
  ],
  [
    'what OLM fills in',
    {
      env: [
        {
          name: 'WATCH_NAMESPACE',
          valueFrom: { fieldRef: { fieldPath: "metadata.annotations['olm.targetNamespaces']" } },
        },
      ],
    },
    undefined,
  ],
  ['a variable from elsewhere', { args: ['--namespace=$(X)'], envFrom: [{ configMapRef: { name: 'x' } }] }, undefined],
  ['a variable that names itself', { args: ['--namespace=$(A)'], env: [{ name: 'A', value: '$(A)' }] }, undefined],
  ['nothing', {}, ''],
])('the namespace by %s', (_, manager, namespace) => {
  expect(Watch.of(deployment({ name: 'manager', image: 'operator:1', ...manager }))?.namespace).toBe(namespace);
});

test('unknown settings count as watching', () => {
  const watch = Watch.of(
    deployment({
      name: 'manager',
      image: 'operator:1',
      args: ['--namespace=$(X)'],
      env: [{ name: 'CONTROLLER_ID', valueFrom: { secretKeyRef: {} } }],
    }),
  )!;
  expect(watch.covers('a', '')).toBe(true);
  expect(watch.claims('x')).toBe(true);
});

test('other Deployments, and patches, are not operators', () => {
  expect(Watch.of({ kind: 'Deployment', metadata: { name: 'web' } })).toBeUndefined();
  expect(Watch.of({ kind: 'Deployment' })).toBeUndefined();
  expect(
    Watch.of({ kind: 'Deployment', metadata: { name: 'seldon-controller-manager' }, spec: { template: null } }),
  ).toBeUndefined();
  expect(Watch.of(deployment({ name: 'manager', args: ['--namespace=a'] }))).toBeUndefined();
});

function deployment(container: JsonObject): JsonObject {
  return {
    kind: 'Deployment',
    metadata: { name: 'seldon-controller-manager', namespace: 'home' },
    spec: { template: { spec: { containers: [container] } } },
  };
}

function ofChart(values: JsonObject): Watch | undefined {
  const objects = renderChart(
    'seldon-core-operator',
    { ...chartDefaults('seldon-core-operator'), ...values },
    { release: 'seldon', namespace: 'seldon', strictParity: true },
  );
  return objects.map((object) => Watch.of(object)).find((watch) => watch !== undefined);
}
