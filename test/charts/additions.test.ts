import { DEFAULT_VERSION } from '../../src/api/facts/release';
import { operatorImages } from '../../src/charts/operator/images';
import { chartDefaults, renderChart } from '../../src/charts/render';
import { type JsonObject, type Manifest } from '../../src/private/json';

const OPTIONS = { release: 'seldon', namespace: 'seldon-system' };

function values(group: string, more: JsonObject): JsonObject {
  const all = chartDefaults('seldon-core-operator');
  return { ...all, [group]: { ...(all[group] as JsonObject), ...more } };
}

function deployment(objects: Manifest[]): JsonObject {
  return objects.find(({ kind }) => kind === 'Deployment')!.spec as JsonObject;
}
const pod = (objects: Manifest[]) => (deployment(objects).template as JsonObject).spec as JsonObject;

test('the manager can be placed and replicated', () => {
  const given = values('manager', {
    replicas: 2,
    nodeSelector: { pool: 'system' },
    tolerations: [{ key: 'system', operator: 'Exists' }],
    affinity: { podAntiAffinity: {} },
    imagePullSecrets: [{ name: 'registry' }],
    env: [{ name: 'HTTPS_PROXY', value: 'http://proxy' }],
  });
  const ours = renderChart('seldon-core-operator', given, OPTIONS);
  expect(deployment(ours).replicas).toBe(2);
  expect(pod(ours)).toMatchObject({
    nodeSelector: { pool: 'system' },
    tolerations: [{ key: 'system', operator: 'Exists' }],
    affinity: { podAntiAffinity: {} },
    imagePullSecrets: [{ name: 'registry' }],
  });
  expect((pod(ours).containers as JsonObject[])[0].env).toContainEqual({ name: 'HTTPS_PROXY', value: 'http://proxy' });
});

test('under strict parity none of these values has an effect, as with Helm', () => {
  const given = values('manager', { replicas: 2, nodeSelector: { pool: 'system' } });
  const strict = (all: JsonObject) => renderChart('seldon-core-operator', all, { ...OPTIONS, strictParity: true });
  expect(strict(given)).toEqual(strict(chartDefaults('seldon-core-operator')));
});

test('a secret that exists already is mounted, and its authority trusted', () => {
  const given = values('webhook', { certificateSecret: 'webhook-tls', caBundle: 'Q0E=' });
  const objects = renderChart('seldon-core-operator', given, {
    ...OPTIONS,
    webhookCertificate: () => {
      throw new Error('no certificate may be made');
    },
  });
  expect(objects.map(({ kind }) => kind)).not.toContain('Secret');
  expect(pod(objects).volumes).toEqual([{ name: 'cert', secret: { defaultMode: 420, secretName: 'webhook-tls' } }]);
  const configuration = objects.find(({ kind }) => kind === 'ValidatingWebhookConfiguration')!;
  expect((configuration.webhooks as JsonObject[])[0].clientConfig).toHaveProperty('caBundle', 'Q0E=');
});

test('secrets can be read in some namespaces instead of all', () => {
  const objects = renderChart('seldon-core-operator', values('rbac', { secretNamespaces: ['a', 'b'] }), OPTIONS);
  const grants = (kind: string) =>
    objects
      .filter((it) => it.kind === kind && JSON.stringify(it.rules).includes('"secrets"'))
      .map(({ metadata }) => metadata.namespace);
  expect(grants('ClusterRole')).toEqual([]);
  expect(grants('Role')).toEqual(['a', 'b']);
  const bindings = objects.filter(({ kind, metadata }) => kind === 'RoleBinding' && metadata.namespace === 'a');
  expect(bindings.map(({ subjects }) => subjects)).toEqual([
    [{ kind: 'ServiceAccount', name: 'seldon-manager', namespace: 'seldon-system' }],
  ]);
});

describe('imageMirror', () => {
  const mirrored = { ...chartDefaults('seldon-core-operator'), imageMirror: 'registry.example.com/seldon' };

  test('every image comes from the mirror', () => {
    const images = operatorImages(mirrored);
    expect(images).toHaveLength(operatorImages(chartDefaults('seldon-core-operator')).length);
    expect(images.filter((image) => !image.startsWith('registry.example.com/seldon/'))).toEqual([]);
    expect(images).toContain('registry.example.com/seldon/nvidia/tritonserver:21.08-py3');
    expect(images).toContain(`registry.example.com/seldon/seldonio/seldon-core-executor:${DEFAULT_VERSION}`);
  });

  test('no rendered object names another registry', () => {
    const text = JSON.stringify(renderChart('seldon-core-operator', mirrored, OPTIONS));
    expect(text).toContain(`registry.example.com/seldon/seldonio/seldon-core-operator:${DEFAULT_VERSION}`);
    expect(text).not.toMatch(/docker\.io|nvcr\.io|"seldonio\//);
  });
});

test.each([
  ['manager', { replicas: 'two' }, 'manager.replicas: must be a whole number, not a string of 3 characters'],
  ['manager', { nodeSelector: [] }, 'manager.nodeSelector: must be a map, not a list'],
  ['manager', { tolerations: {} }, 'manager.tolerations: must be a list, not a map'],
  ['manager', { env: [{ value: 'x' }] }, 'manager.env[0]: must be a map with a name'],
  ['rbac', { secretNamespaces: [1] }, 'rbac.secretNamespaces[0]: must be a string, not a number'],
  ['webhook', { port: 'text' }, 'webhook.port: must be a port, a number from 1 to 65535, not a string of 4 characters'],
  ['webhook', { port: 70000 }, 'webhook.port: must be a port, a number from 1 to 65535, not the number 70000'],
])('%s %j is rejected', (group, more, message) => {
  expect(() => renderChart('seldon-core-operator', values(group, more as JsonObject), OPTIONS)).toThrow(message);
});

test.each([
  [{ manager: null }, /^manager: the chart reads manager\.\w+, so it must be a map, not null$/],
  [{ manager: 'text' }, 'so it must be a map, not a string of 4 characters'],
  [{ hostNetwork: 'maybe' }, 'hostNetwork: must be true or false, not a string of 5 characters'],
  [{ managerUserID: 'root' }, 'managerUserID: must be a whole number, or empty, not a string of 4 characters'],
  [{ nameOverride: 5 }, 'nameOverride: must be a string, not a number'],
  [{ imageMirror: 'https://x y' }, 'imageMirror: must be a registry'],
])('%j is rejected', (more, message) => {
  expect(() =>
    renderChart('seldon-core-operator', { ...chartDefaults('seldon-core-operator'), ...(more as JsonObject) }, OPTIONS),
  ).toThrow(message);
});
