import { Lazy } from 'cdk8s';
import { EnvValue, GraphNode, ServerType } from '../../../src';
import { predictor } from '../../helpers/sdep';

const UNSET = process.env.CDK8S_SELDON_UNSET;

/** The variables of the container of a node. */
function written(env: { [name: string]: EnvValue }): unknown {
  const { componentSpecs } = predictor({ graph: GraphNode.model('m', { container: { image: 'acme/node:1', env } }) });
  return (componentSpecs as { spec: { containers: { env: unknown }[] } }[])[0].spec.containers[0].env;
}

test('a variable needs a value, which may be empty', () => {
  expect(() => EnvValue.of(UNSET!)).toThrow('the value of an environment variable must be a string, got undefined');
  expect(written({ A: EnvValue.of('') })).toEqual([{ name: 'A', value: '' }]);
});

test('a value may be produced when the manifest is written', () => {
  expect(written({ A: EnvValue.of(Lazy.any({ produce: () => 'late' }) as string) })).toEqual([
    { name: 'A', value: 'late' },
  ]);
});

test('a string is not the value of a variable', () => {
  expect(() => written({ A: 'x' as unknown as EnvValue })).toThrow(
    '[chart/iris] predictor "default": variable "A" of container "m" must be an EnvValue such as EnvValue.of("value"), ' +
      'got a string of 1 character',
  );
});

test('topics of Kafka are named as the properties that they are', () => {
  expect(() => ServerType.kafka({ broker: 'kafka:9092', inputTopic: 'in', outputTopic: UNSET! })).toThrow(
    "'outputTopic' of a Kafka server must be a string, got undefined",
  );
});

test('an order names variables', () => {
  const container = { image: 'acme/node:1', env: { A: EnvValue.of('x') }, envOrder: [UNSET!] };
  expect(() => predictor({ graph: GraphNode.model('m', { container }) })).toThrow(
    'each item of \'envOrder\' of container "m" must be a string, got undefined',
  );
});
