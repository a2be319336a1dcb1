import {
  BUILT_IN_IMPLEMENTATIONS,
  ENDPOINT_TYPES,
  grpcMethod,
  isV2,
  LOGGER_MODES,
  NODE_METHODS,
  PARAMETER_TYPES,
  PROTOCOLS,
  TRANSPORTS,
} from '../../../src/api/facts/words';
import { definition } from '../../../src/api/schema/definitions';
import { EndpointType } from '../../../src/deployment/graph/endpoint';
import { LoggerMode, Method } from '../../../src/deployment/graph/node-options';
import { ParameterType } from '../../../src/deployment/graph/parameter';
import { Protocol, Transport } from '../../../src/deployment/protocol';

/** jsii makes enums of what stands in the source, so that these words stand there once more. */
describe('enums of the public API have exactly the words of the fact sheet', () => {
  test.each<[string, object, readonly string[]]>([
    ['Protocol', Protocol, Object.keys(PROTOCOLS)],
    ['Transport', Transport, TRANSPORTS],
    ['EndpointType', EndpointType, Object.keys(ENDPOINT_TYPES)],
    ['LoggerMode', LoggerMode, LOGGER_MODES],
    ['Method', Method, NODE_METHODS],
    ['ParameterType', ParameterType, Object.keys(PARAMETER_TYPES)],
  ])('%s', (_, members, words) => {
    expect(Object.values(members).sort()).toEqual([...words].sort());
  });
});

test('the API description offers the built-in implementations', () => {
  const { type } = definition('PredictiveUnit')!.fields.implementation;
  expect(BUILT_IN_IMPLEMENTATIONS.filter((word) => !type.includes(word))).toEqual([]);
});

test('kfserving is the older name of v2', () => {
  expect(['seldon', 'tensorflow', 'kfserving', 'v2', undefined].filter(isV2)).toEqual(['kfserving', 'v2']);
  expect(grpcMethod('kfserving')).toBe(grpcMethod('v2'));
});

test.each(['unknown', 'constructor', ''])('the unknown protocol %j is called like the default one', (protocol) => {
  expect(grpcMethod(protocol)).toBe('seldon.protos.Seldon/Predict');
});
