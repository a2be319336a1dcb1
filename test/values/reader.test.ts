import { ValueReader } from '../../src/values/reader';
import { dataSource, fileSource, MergedValues, setSource } from '../../src/values/source';

const FILE = `webhook:
  port: text
  ports: [1, x]
models:
  iris: {replicas: 1.5, server: SKLERN}
  churn:
    replicas: two
password: hunter2
plain: 5
`;

function reader(...flags: string[]) {
  return new ValueReader(
    new MergedValues(
      [
        fileSource('base.yaml', 'webhook: {port: 1, host: h}\n'),
        fileSource('prod.yaml', FILE),
        ...flags.map((text) => setSource('--set', text)),
      ],
      dataSource('seldon-core-operator', { defaulted: 1, gone: 1 }),
    ),
  );
}

function problems(read: (values: ValueReader) => void, ...flags: string[]): string[] {
  const values = reader(...flags);
  read(values);
  try {
    values.finish();
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}

test('values of the right type are read, from wherever they come', () => {
  const values = reader('flag=3,on=true');
  expect([
    values.string('webhook.host'),
    values.number('plain'),
    values.integer('flag'),
    values.boolean('on'),
    values.number('defaulted'),
    values.string('none.at.all'),
    values.at('webhook').string('host'),
    values.entries('models').map(([key]) => key),
    values.has('plain'),
    values.map('nothing'),
    values.items('nothing'),
  ]).toEqual(['h', 5, 3, true, 1, undefined, 'h', ['iris', 'churn'], true, undefined, []]);
  expect(() => values.finish()).not.toThrow();
});

test('null counts as absent', () => {
  expect(reader('plain=null').number('plain')).toBeUndefined();
});

test('all problems are reported at once, with file, line and path', () => {
  expect(
    problems((values) => {
      values.number('webhook.port');
      values.items('webhook.ports').forEach((port) => port.integer(''));
      values.entries('models').forEach(([, model]) => {
        model.integer('replicas');
        model.oneOf('server', ['SKLEARN', 'XGBOOST']);
        model.require('uri');
      });
      values.boolean('defaulted');
    }),
  ).toEqual([
    'prod.yaml:2: webhook.port: must be a number, got a string of 4 characters',
    'prod.yaml:3: webhook.ports[1]: must be a whole number, got a string of 1 character',
    'prod.yaml:5: models.iris.replicas: must be a whole number, got 1.5',
    'prod.yaml:5: models.iris.server: must be one of SKLEARN, XGBOOST, got "SKLERN", did you mean "SKLEARN"?',
    'prod.yaml:5: models.iris.uri: is missing',
    'prod.yaml:7: models.churn.replicas: must be a whole number, got a string of 3 characters',
    'prod.yaml:6: models.churn.uri: is missing',
    'seldon-core-operator: defaulted: must be true or false, got a number',
  ]);
});

test('a flag is named if the value came from it', () => {
  expect(problems((values) => void values.number('webhook.port'), 'webhook.port=x')).toEqual([
    '--set: webhook.port: must be a number, got a string of 1 character',
  ]);
  expect(problems((values) => void values.string('webhook.port'), 'webhook.port=8443')).toEqual([
    '--set: webhook.port: must be a string, got a number',
  ]);
});

test('a value that may be a credential is not shown', () => {
  expect(problems((values) => void values.number('password'))).toEqual([
    'prod.yaml:8: password: must be a number, got a string of 7 characters',
  ]);
});

test('unknown keys are reported with what was meant', () => {
  expect(problems((values) => values.at('models.iris').expectKeys({ replicas: true, servers: true }))).toEqual([
    'prod.yaml:5: models.iris.server: is unknown, did you mean "servers"?',
  ]);
});

test('a list read as a map is a problem, not a crash', () => {
  expect(problems((values) => void values.entries('webhook.ports'))).toEqual([
    'prod.yaml:3: webhook.ports: must be a map, got a list of 2 items',
  ]);
  expect(problems((values) => void values.string('plain.deeper'))).toEqual([]);
});
