import { Duration } from 'cdk8s';
import {
  EndpointType,
  GraphNode,
  Method,
  type ModelArtifact,
  Parameter,
  ParameterType,
  PrepackagedServer,
  Transport,
} from '../../../src';
import { model, predictor } from '../../helpers/sdep';

const container = { image: 'acme/node:1' };

describe('graph nodes', () => {
  test.each([
    [GraphNode.model('n', { container }), { type: 'MODEL' }],
    [GraphNode.router('n', { container }), { type: 'ROUTER' }],
    [GraphNode.combiner('n', { container }), { type: 'COMBINER' }],
    [GraphNode.transformer('n', { container }), { type: 'TRANSFORMER' }],
    [GraphNode.outputTransformer('n', { container }), { type: 'OUTPUT_TRANSFORMER' }],
    [GraphNode.outlierDetector('n', { container }), { type: 'TRANSFORMER' }],
    [GraphNode.custom('n', { container, methods: [Method.ROUTE] }), { type: 'UNKNOWN_TYPE', methods: ['ROUTE'] }],
    [GraphNode.server('n', PrepackagedServer.TRITON), { implementation: 'TRITON_SERVER' }],
    [GraphNode.server('n', PrepackagedServer.of('MY_SERVER')), { implementation: 'MY_SERVER' }],
    [GraphNode.simpleModel('n'), { implementation: 'SIMPLE_MODEL' }],
    [GraphNode.simpleRouter('n'), { implementation: 'SIMPLE_ROUTER' }],
    [GraphNode.averageCombiner('n'), { implementation: 'AVERAGE_COMBINER' }],
    [
      GraphNode.averageCombiner('n', { endpoint: { httpPort: 1 } }),
      { implementation: 'AVERAGE_COMBINER', endpoint: { httpPort: 1 } },
    ],
    [
      GraphNode.abTest('n', { ratioA: 0.3 }),
      { implementation: 'RANDOM_ABTEST', parameters: [{ name: 'ratioA', type: 'FLOAT', value: '0.3' }] },
    ],
  ])('kind %#', (graph, expected) => {
    expect(predictor({ graph }).graph).toEqual({ name: 'n', ...expected });
  });

  test('own a container of the same name', () => {
    expect(predictor({ graph: model('scorer') }).componentSpecs).toEqual([
      { spec: { containers: [{ name: 'scorer', image: 'acme/model:1' }] } },
    ]);
  });

  test('of prepackaged servers leave their container to the operator, unless it needs something', () => {
    expect(predictor({ graph: GraphNode.server('s', PrepackagedServer.SKLEARN) }).componentSpecs).toBeUndefined();
    const graph = GraphNode.server('s', PrepackagedServer.SKLEARN, {
      container: { resources: { requests: { memory: '50Mi' } } },
    });
    expect(predictor({ graph }).componentSpecs).toEqual([
      { spec: { containers: [{ name: 's', resources: { requests: { memory: '50Mi' } } }] } },
    ]);
  });

  test('are values: to() gives a new one', () => {
    const root = model('root');
    const tree = root.to(model('a')).to(model('b'));
    expect(root.children).toEqual([]);
    expect(tree.children.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test('fail at once if a name is used twice in a tree', () => {
    expect(() => model('root').to(model('a').to(model('b')), model('b'))).toThrow(
      'node "b" is used twice in the graph under "root"',
    );
    expect(() => model('a').to(model('a'))).toThrow('node "a" is used twice');
  });

  test('fail at once with a server that a map does not have', () => {
    const servers: Record<string, PrepackagedServer> = { sklearn: PrepackagedServer.SKLEARN };
    expect(() => GraphNode.server('m', servers.sklern)).toThrow(
      'the server of node "m" must be a PrepackagedServer such as PrepackagedServer.SKLEARN, got undefined',
    );
  });

  test('fail at once with a child that a list does not have, and with the list itself', () => {
    const children: GraphNode[] = [];
    const message = 'each child of node "root" must be a GraphNode, as in to(first, second), got';
    expect(() => model('root').to(children[0])).toThrow(`${message} undefined`);
    expect(() => model('root').to([model('a')] as unknown as GraphNode)).toThrow(`${message} a list of 1 item`);
  });

  test('fail at once with a URI instead of an artifact', () => {
    const artifact = 'gs://b/p' as unknown as ModelArtifact;
    expect(() => GraphNode.server('m', PrepackagedServer.SKLEARN, { artifact })).toThrow(
      '\'artifact\' of node "m" must be a ModelArtifact such as ModelArtifact.uri("gs://bucket/path"), got a string',
    );
  });

  test('fail with a number instead of the time to start', () => {
    const startup = 300 as unknown as Duration;
    expect(() => predictor({ graph: GraphNode.model('m', { container: { ...container, startup } }) })).toThrow(
      '[chart/iris] predictor "default": \'startup\' of node "m" must be a Duration such as Duration.minutes(5), got a',
    );
  });

  test.each([-0.1, 1.1, NaN])('an A/B test fails with a ratio of %p', (ratioA) => {
    expect(() => GraphNode.abTest('ab', { ratioA })).toThrow('ratioA of node "ab" must be from 0 to 1');
  });
});

describe('parameters', () => {
  test('take their type from the value, and are sorted by name', () => {
    const graph = GraphNode.model('m', {
      container,
      parameters: {
        threads: 4,
        ratio: 0.5,
        warm: true,
        method: 'predict_proba',
        exact: Parameter.double(1),
        single: Parameter.float(2),
        number: Parameter.int(3),
        text: Parameter.string('4'),
        flag: Parameter.bool(false),
        written: Parameter.of(ParameterType.FLOAT, '1.0'),
      },
    });
    expect(predictor({ graph }).graph).toMatchObject({
      parameters: [
        { name: 'exact', type: 'DOUBLE', value: '1' },
        { name: 'flag', type: 'BOOL', value: 'false' },
        { name: 'method', type: 'STRING', value: 'predict_proba' },
        { name: 'number', type: 'INT', value: '3' },
        { name: 'ratio', type: 'FLOAT', value: '0.5' },
        { name: 'single', type: 'FLOAT', value: '2' },
        { name: 'text', type: 'STRING', value: '4' },
        { name: 'threads', type: 'INT', value: '4' },
        { name: 'warm', type: 'BOOL', value: 'true' },
        { name: 'written', type: 'FLOAT', value: '1.0' },
      ],
    });
  });

  test('are in another order if one is given', () => {
    const graph = GraphNode.model('m', { container, parameters: { a: 1, b: 2, c: 3 }, parameterOrder: ['c', 'a'] });
    expect(predictor({ graph }).graph).toMatchObject({ parameters: [{ name: 'c' }, { name: 'a' }, { name: 'b' }] });
  });

  test.each([
    [['d'], '\'parameterOrder\' of node "m" names "d", which does not exist (known: "a", "b")'],
    [['a', 'a'], '\'parameterOrder\' of node "m" names "a" twice'],
  ])('reject the order %p', (parameterOrder, message) => {
    const graph = GraphNode.model('m', { container, parameters: { b: 1, a: 2 }, parameterOrder });
    expect(() => predictor({ graph })).toThrow(message);
  });

  test.each([[null], [[1]], [{ a: 1 }], [NaN], [Infinity], [undefined]])('fail on %p', (value) => {
    expect(() => GraphNode.model('m', { container, parameters: { p: value } })).toThrow(
      'parameter "p" of node "m" must be a number, a string, a boolean',
    );
  });

  test.each([
    [
      'an integer whose digits are lost',
      () => GraphNode.model('m', { container, parameters: { seed: 2 ** 53 } }),
      'use Parameter.of(ParameterType.INT, "9007199254740992")',
    ],
    ['an INT with a fraction', () => Parameter.int(1.5), 'an INT parameter must be a whole number'],
    [
      'an INT whose digits are lost',
      () => Parameter.int(2 ** 60),
      'more digits with Parameter.of(ParameterType.INT, "...")',
    ],
    ['an infinite FLOAT', () => Parameter.float(Infinity), 'a FLOAT parameter must be a finite number'],
    ['a DOUBLE that is no number', () => Parameter.double(NaN), 'a DOUBLE parameter must be a finite number'],
  ])('reject %s', (_name, make, message) => {
    expect(make).toThrow(message);
  });
});

describe('time to start', () => {
  const slow = (options = {}) =>
    GraphNode.model('m', { container: { ...container, startup: Duration.minutes(5), ...options } });

  test("becomes a startup probe on the node's own port", () => {
    expect(predictor({ graph: slow() }).componentSpecs).toMatchObject([
      {
        spec: {
          containers: [{ startupProbe: { tcpSocket: { port: 'http' }, periodSeconds: 5, failureThreshold: 60 } }],
        },
      },
    ]);
  });

  test.each([
    ['the transport', slow(), { transport: Transport.GRPC }],
    [
      'the endpoint',
      GraphNode.model('m', {
        container: { ...container, startup: Duration.minutes(5) },
        endpoint: { type: EndpointType.GRPC },
      }),
      {},
    ],
  ])('follows %s', (_, graph, props) => {
    expect(predictor({ graph }, props).componentSpecs).toMatchObject([
      { spec: { containers: [{ startupProbe: { tcpSocket: { port: 'grpc' } } }] } },
    ]);
  });

  test('fails next to your own startup probe', () => {
    expect(() => predictor({ graph: slow({ startupProbe: { exec: { command: ['true'] } } }) })).toThrow(
      'both startup and startupProbe',
    );
  });
});
