import { shared } from '../../../src/cli/import/values-defaults';
import { type JsonObject } from '../../../src/private/json';

const RESOURCES = { requests: { cpu: '1', memory: '2Gi' } };
const ANY = (): boolean => true;

const model = (uri: string, more: JsonObject = {}): JsonObject => ({
  namespace: 'ml',
  server: 'SKLEARN',
  uri,
  resources: RESOURCES,
  env: { LOG: 'INFO' },
  ...more,
});
const alike = (...names: string[]) => Object.fromEntries(names.map((name) => [name, model(`s3://models/${name}`)]));

test('what all models of a namespace share becomes its defaults', () => {
  const { models, defaults } = shared(alike('a', 'b', 'c'), ANY);
  expect(defaults).toEqual(new Map([['ml', { resources: RESOURCES, env: { LOG: 'INFO' } }]]));
  expect(models.a).toEqual({ namespace: 'ml', server: 'SKLEARN', uri: 's3://models/a' });
});

test.each([
  ['without the setting', { namespace: 'ml', server: 'TRITON', uri: 's3://models/odd' }],
  [
    'with another setting',
    model('s3://models/odd', { resources: { limits: { memory: '9Gi' } }, env: { LOG: 'DEBUG' } }),
  ],
  ['of several nodes', { namespace: 'ml', graph: { name: 'a', children: [{ name: 'b' }] }, nodes: { a: {}, b: {} } }],
])('a model %s has no defaults, and does not keep the others from having them', (_, odd) => {
  const { models, defaults } = shared({ ...alike('a', 'b', 'c', 'd'), odd }, ANY);
  expect(defaults.get('ml')).toEqual({ resources: RESOURCES, env: { LOG: 'INFO' } });
  expect(models.odd).toEqual({ ...odd, defaults: false });
  expect(Object.values(models).filter((each) => 'resources' in each)).toEqual('resources' in odd ? [models.odd] : []);
});

test('a model that differs in one setting leaves the others as defaults of all', () => {
  const { models, defaults } = shared(
    { ...alike('a', 'b', 'c'), d: model('s3://models/d', { env: { LOG: 'DEBUG' } }) },
    ANY,
  );
  expect(defaults.get('ml')).toEqual({ resources: RESOURCES });
  expect(models.d).toEqual({ namespace: 'ml', server: 'SKLEARN', uri: 's3://models/d', env: { LOG: 'DEBUG' } });
});

test.each([
  ['too few models are alike', alike('a', 'b')],
  [
    'more than a third is different',
    { ...alike('a', 'b', 'c'), d: model('d', { resources: {}, env: {} }), e: { namespace: 'ml' } },
  ],
  [
    'nothing is shared',
    Object.fromEntries(['a', 'b', 'c'].map((name) => [name, { namespace: 'ml', env: { NAME: name } }])),
  ],
])('nothing changes if %s', (_, models) => {
  expect(shared(models, ANY)).toEqual({ models, defaults: new Map() });
});

test('only settings that may be shared are', () => {
  const { defaults } = shared(alike('a', 'b', 'c'), (_, key) => key === 'env');
  expect(defaults.get('ml')).toEqual({ env: { LOG: 'INFO' } });
});
