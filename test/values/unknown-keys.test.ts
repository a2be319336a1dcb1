import { formatPath } from '../../src/private/path';
import { unknownKeys, type KnownKeys } from '../../src/values/unknown-keys';
import { type ValueMap } from '../../src/values/value';

const KNOWN: KnownKeys = {
  image: { tag: true, pullPolicy: true },
  models: [{ name: true, replicas: true }],
  labels: true,
  istio: { enabled: true },
};

const unknown = (values: ValueMap) =>
  unknownKeys(values, KNOWN).map(({ path, suggestion }) => [formatPath(path), suggestion]);

test('known keys at their level are accepted', () => {
  expect(unknown({ image: { tag: 'x' }, models: [{ name: 'a' }], labels: { any: { thing: 1 } } })).toEqual([]);
});

test('a typo is reported with what was meant, the topmost key only', () => {
  expect(unknown({ imagee: { tag: 1 }, image: { tga: 1 }, models: [{ name: 'a' }, { replica: 1 }] })).toEqual([
    ['imagee', 'image'],
    ['image.tga', 'image.tag'],
    ['models[1].replica', 'models[1].replicas'],
  ]);
});

test('a key at the wrong level is reported with the place where it belongs', () => {
  expect(unknown({ pullPolicy: 'Always', istio: { tag: 1 } })).toEqual([
    ['pullPolicy', 'image.pullPolicy'],
    ['istio.tag', 'image.tag'],
  ]);
});

test('nothing is suggested if nothing is close; names of prototypes are unknown', () => {
  expect(unknown({ xyzzy: 1, constructor: 1, toString: 1 })).toEqual([
    ['xyzzy', undefined],
    ['constructor', undefined],
    ['toString', undefined],
  ]);
});
