import { commonValues } from '../../src/platform/values/environment-models';

const ENVIRONMENTS = ['dev', 'prod'];
/** The names of the models that each environment has, in their order. */
const modelsBy = (values: Parameters<typeof commonValues>[0]) =>
  Object.fromEntries(
    [...commonValues(values, ENVIRONMENTS)].map(([name, { models }]) => [name, Object.keys(models as object)]),
  );

test('a model without a list is in all environments, others in those of their lists', () => {
  const models = { iris: { environments: ['prod'] }, tree: {}, text: { environments: ['dev', 'prod'] } };
  expect(modelsBy({ models })).toEqual({ dev: ['tree', 'text'], prod: ['iris', 'tree', 'text'] });
});

test('a model that an environment changes stays there, as the change may add it to the environment', () => {
  const models = { iris: { environments: ['prod'] } };
  const environments = { dev: { models: { iris: { environments: ['dev'] } } } };
  expect(modelsBy({ models, environments })).toEqual({ dev: ['iris'], prod: ['iris'] });
});

test.each([[[]], [['staging']]])('a model of no environment is checked with the first one: %j', (environments) => {
  expect(modelsBy({ models: { iris: { environments } } })).toEqual({ dev: ['iris'], prod: [] });
});

test('other values are those of every environment', () => {
  const values = commonValues({ gateways: { public: {} }, models: {}, environments: { dev: {} } }, ENVIRONMENTS);
  expect(values.get('prod')).toEqual({ gateways: { public: {} }, models: {} });
});
