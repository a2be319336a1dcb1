import { ApiObject, App, Chart, JsonPatch, Lazy, Testing } from 'cdk8s';
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

describe('an object as it is written', () => {
  const manifest = (data: unknown) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'x' },
    data: data as JsonObject,
  });
  const nothing = () => undefined;
  class Size {
    public constructor(public readonly value: unknown) {}
  }

  test.each<[string, App, unknown, (object: ManifestObject) => void]>([
    ['plain data', Testing.app(), { b: '1', a: ['2'] }, nothing],
    ['entries without a value', Testing.app(), { a: null, b: undefined, c: [{ d: null }, null] }, nothing],
    ['empty maps and lists', Testing.app(), { a: {}, b: [], c: [[]] }, nothing],
    ['what is resolved later', Testing.app(), { a: Lazy.any({ produce: () => ({ z: null, y: 1 }) }) }, nothing],
    ['a token', Testing.app(), { a: { resolve: () => ['later'] } }, nothing],
    ['a union of types', Testing.app(), { a: new Size('1Gi') }, nothing],
    ['labels that were added', Testing.app(), { a: '1' }, (object) => object.metadata.addLabel('team', 'ml')],
    [
      'all kinds of metadata',
      Testing.app(),
      { a: '1' },
      ({ metadata: own }) => {
        own.addAnnotation('b', Lazy.any({ produce: () => 'later' }) as unknown as string);
        own.addAnnotation('a', '1');
        own.addFinalizers('example.com/wait');
        own.addOwnerReference({ apiVersion: 'v1', kind: 'Secret', name: 'owner', uid: '1', controller: undefined });
        own.add('generation', { empty: {}, list: [], none: null, one: 1 });
        own.add('creationTimestamp', null);
      },
    ],
    ['a patch', Testing.app(), { a: '1' }, (object) => object.addJsonPatch(JsonPatch.replace('/data/a', '2'))],
    [
      'an app with its own resolvers',
      new App({ resolvers: [{ resolve: (at) => (at.value === '1' ? at.replaceValue('one') : undefined) }] }),
      { a: '1' },
      nothing,
    ],
  ])('%s', (_, app, data, change) => {
    const object = new ManifestObject(new Chart(app, 'chart', { labels: { of: 'chart' } }), 'x', manifest(data));
    change(object);

    const byCdk8s: unknown = ApiObject.prototype.toJson.call(object);

    expect(JSON.stringify(object.toJson())).toBe(JSON.stringify(byCdk8s));
    expect(writtenObject(object)).toStrictEqual(byCdk8s);
  });

  test('a key that maps inherit is not written', () => {
    const object = new ManifestObject(chart(), 'x', manifest(JSON.parse('{"__proto__": {"b": 1}, "c": 2}')));

    expect(JSON.stringify(object.toJson())).toBe(JSON.stringify(ApiObject.prototype.toJson.call(object)));
  });

  test('what cannot be rendered is an error of cdk8s', () => {
    const object = new ManifestObject(chart(), 'x', manifest({ a: new Size(undefined) }));

    expect(() => object.toJson()).toThrow("Failed serializing construct at path 'chart/x'");
  });

  test('keys are unsorted if cdk8s is told so', () => {
    const object = new ManifestObject(chart(), 'x', manifest({ b: '1', a: '2' }));
    process.env.CDK8S_DISABLE_SORT = '1';
    try {
      expect(JSON.stringify(object.toJson())).toBe(JSON.stringify(ApiObject.prototype.toJson.call(object)));
    } finally {
      delete process.env.CDK8S_DISABLE_SORT;
    }
  });
});
