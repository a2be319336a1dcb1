import { App, Chart, JsonPatch, Lazy, Testing } from 'cdk8s';
import { type JsonObject } from '../../src/private/json';
import { ManifestObject } from '../../src/shell/manifest-object';
import { writtenObject } from '../../src/shell/written-object';

const chart = (namespace?: string) => new Chart(Testing.app(), 'chart', { namespace });

function metadata(apiVersion: string, kind: string, namespace?: string): object {
  const object = new ManifestObject(chart('models'), 'x', {
    apiVersion,
    kind,
    metadata: { name: 'x', ...(namespace ? { namespace } : {}) },
  });
  return object.toJson().metadata as object;
}

test.each([
  ['v1', 'Namespace'],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole'],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
  ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration'],
  ['cert-manager.io/v1', 'ClusterIssuer'],
])('%s %s has no namespace', (apiVersion, kind) => {
  expect(metadata(apiVersion, kind)).toEqual({ name: 'x' });
});

test.each([
  ['v1', 'Secret', undefined, 'models'],
  ['cert-manager.io/v1', 'Issuer', undefined, 'models'],
  ['example.com/v1', 'Namespace', undefined, 'models'],
  ['v1', 'Secret', 'other', 'other'],
])('%s %s with namespace %s is in %s', (apiVersion, kind, given, expected) => {
  expect(metadata(apiVersion, kind, given)).toEqual({ name: 'x', namespace: expected });
});

test('fields other than metadata stay as they are', () => {
  const object = new ManifestObject(chart(), 'x', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'x' },
    data: { 'a.json': '{}' },
  });
  expect(object.toJson()).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'x' },
    data: { 'a.json': '{}' },
  });
});

test('an object without a name is rejected, with its place in the app', () => {
  expect(() => new ManifestObject(chart(), 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: {} })).toThrow(
    '[chart] ConfigMap "config" needs metadata.name',
  );
});

describe('an object as it is written, for readers', () => {
  const manifest = (data: unknown) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'x' },
    data: data as JsonObject,
  });

  test.each<[string, App, unknown, (object: ManifestObject) => void]>([
    ['plain data', Testing.app(), { b: '1', a: ['2'] }, () => undefined],
    ['entries without a value', Testing.app(), { a: null, b: undefined, c: [{ d: null }] }, () => undefined],
    ['what is resolved later', Testing.app(), { a: Lazy.any({ produce: () => 'later' }) }, () => undefined],
    ['labels that were added', Testing.app(), { a: '1' }, (object) => object.metadata.addLabel('team', 'ml')],
    ['a patch', Testing.app(), { a: '1' }, (object) => object.addJsonPatch(JsonPatch.replace('/data/a', '2'))],
    [
      'an app with its own resolvers',
      new App({ resolvers: [{ resolve: (at) => (at.value === '1' ? at.replaceValue('one') : undefined) }] }),
      { a: '1' },
      () => undefined,
    ],
  ])('%s', (_, app, data, change) => {
    const object = new ManifestObject(new Chart(app, 'chart'), 'x', manifest(data));
    change(object);
    expect(writtenObject(object)).toStrictEqual(object.toJson());
  });
});
