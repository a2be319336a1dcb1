import { containerResources, podAmounts, podAmountsWithOverhead } from '../../src/apiserver/pod-resources';
import { type JsonObject } from '../../src/private/json';

const container = (name: string, memory: string, more: JsonObject = {}): JsonObject => ({
  name,
  resources: { requests: { memory } },
  ...more,
});

test.each<[string, JsonObject, string]>([
  ['containers run together', { containers: [container('a', '1Gi'), container('b', '2Gi')] }, '3Gi'],
  [
    'an init container runs before them',
    { initContainers: [container('i', '2Gi')], containers: [container('a', '1Gi')] },
    '2Gi',
  ],
  [
    'a sidecar runs beside them, and beside the init containers after it',
    {
      initContainers: [container('s', '1Gi', { restartPolicy: 'Always' }), container('i', '3Gi')],
      containers: [container('a', '1Gi')],
    },
    '4Gi',
  ],
])('%s', (_, spec, expected) => {
  expect(podAmounts(containerResources(spec), 'requests').get('memory')?.toString()).toBe(expected);
});

test('a limit without a request counts as one', () => {
  const [only] = containerResources({ containers: [{ name: 'a', resources: { limits: { cpu: '2' } } }] });
  expect(only.requests.get('cpu')?.toString()).toBe('2');
});

test('the overhead of a pod counts towards limits only if there are some', () => {
  const spec = {
    containers: [{ name: 'a', resources: { limits: { cpu: 1 } } }],
    overhead: { cpu: '250m', memory: '64Mi' },
  };
  const { requests, limits } = podAmountsWithOverhead(spec, containerResources(spec));
  expect(requests.get('memory')?.toString()).toBe('64Mi');
  expect(limits.get('cpu')?.toString()).toBe('1250m');
  expect(limits.has('memory')).toBe(false);
});
