import { ApiObject, Chart, JsonPatch, Lazy, Testing } from 'cdk8s';
import { type JsonObject } from '../../src/private/json';
import { ManifestObject } from '../../src/shell/manifest-object';
import { type Unchanged, unchangedData, unchangedObject } from '../../src/shell/unchanged';

const chart = () => new Chart(Testing.app(), 'chart', { namespace: 'models' });

function secret(more: JsonObject = {}): ManifestObject {
  return new ManifestObject(chart(), 'x', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x' }, ...more });
}

describe('an object of ours is unchanged until', () => {
  test.each<[string, (object: ManifestObject, data: JsonObject) => void]>([
    ['a label is added', ({ metadata }) => metadata.addLabel('team', 'a')],
    ['an annotation is added', ({ metadata }) => metadata.addAnnotation('team', 'a')],
    ['another field of its metadata is added', ({ metadata }) => metadata.add('generateName', 'a')],
    ['a finalizer is added', ({ metadata }) => metadata.addFinalizers('a')],
    [
      'an owner is added',
      ({ metadata }) => metadata.addOwnerReference({ apiVersion: 'v1', kind: 'Pod', name: 'a', uid: 'b' }),
    ],
    ['it is patched', (object) => object.addJsonPatch(JsonPatch.add('/type', 'Opaque'))],
    ['a value of its data is another one', (_, data) => Object.assign(data, { key: 'b' })],
    ['its data gain a key', (_, data) => Object.assign(data, { more: 'b' })],
    ['its data lose a key', (_, data) => delete data.key],
    ['a list of its data is longer', (_, { list }) => (list as string[]).push('b')],
    ['a list of its data is shorter', (_, { list }) => (list as string[]).pop()],
  ])('%s', (_, change) => {
    const data: JsonObject = { key: 'a', list: ['a'] };
    const object = secret({ data });
    const unchanged = object._unchanged();
    expect(unchanged()).toBe(true);

    change(object, data);

    expect(unchanged()).toBe(false);
    expect(object._unchanged()()).toBe(true);
  });
});

describe('what is produced later', () => {
  test.each<[string, (value: string) => Unchanged]>([
    ['in the data of an object', (value) => secret({ data: value })._unchanged()],
    ['in a label', (value) => secret({ metadata: { name: 'x', labels: { team: value } } })._unchanged()],
    [
      'in an object of another class',
      (value) => unchangedObject(new ApiObject(chart(), 'x', { apiVersion: 'v1', kind: 'Secret', data: value })),
    ],
  ])('%s is compared as it is made', (_, make) => {
    let value = 'a';
    const unchanged = make(Lazy.any({ produce: () => value }) as string);
    expect(unchanged()).toBe(true);

    value = 'b';

    expect(unchanged()).toBe(false);
  });
});

test('data with values that are produced later are never compared', () => {
  expect(unchangedData({ a: Lazy.any({ produce: () => 1 }) }, 'other')).toBeUndefined();
});
