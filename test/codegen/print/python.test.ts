import { readAssembly } from '../../../src/cli/import/assembly';
import { call, constant, construct, data, struct, value, variable } from '../../../src/codegen/expression';
import { pythonProgram } from '../../../src/codegen/print/python';

const program = (expression: Parameters<typeof call>[2]) =>
  pythonProgram({ groups: [[{ kind: 'do', value: expression }]] }, readAssembly());
const body = (expression: Parameters<typeof call>[2]) =>
  program(expression).split('\n\n')[1]?.trim() ?? program(expression).trim();

const wide = (sign: string) => value(sign.repeat(40));
const model = (name: string, ...images: Parameters<typeof call>[2][]) =>
  call('GraphNode', 'model', value(name), struct({ container: struct({ image: images[0], name: images[1] }) }));

describe('a call that does not fit on a line, in Python', () => {
  test('gets variables for its parts, named after nodes and properties, if that takes fewer lines', () => {
    const made = construct('SeldonDeployment', variable('chart'), value('iris'));
    const graph = model('classifier', wide('i'), wide('n'));
    expect(body(call(made, 'addPredictor', value('default'), struct({ graph, annotations: data({ a: 'b' }) })))).toBe(
      [
        'container = NodeContainer(',
        `    image="${'i'.repeat(40)}", name="${'n'.repeat(40)}"`,
        ')',
        'classifier = GraphNode.model("classifier", container=container)',
        'SeldonDeployment(chart, "iris").add_predictor("default", graph=classifier, annotations={"a": "b"})',
      ].join('\n'),
    );
  });

  test('stays on one line if it fits there, and keeps comments above the first variable', () => {
    const graph = model('classifier', value('i'), value('n'));
    const text = pythonProgram(
      { groups: [[{ kind: 'do', comments: ['Of the team.'], value: call(variable('iris'), 'addPredictor', graph) }]] },
      readAssembly(),
    );
    expect(text).toContain('# Of the team.\niris.add_predictor(GraphNode.model("classifier", container=NodeContainer(');
  });

  test('names equal parts once, and others after what they belong to', () => {
    const graph = (own: string, ...args: Parameters<typeof model>) =>
      call(model(args[0], args[1], args[2]), 'to', model(own, args[1], wide('o')));
    const of = (own: string) => struct({ graph: graph(own, 'start', wide('i'), wide('n')), labels: data({ a: own }) });
    const made = construct('SeldonDeployment', variable('chart'), value('iris'));
    const text = body(call(made, 'canary', struct({ stable: of('end'), canary: of('last'), percent: value(10) })));
    expect(text.match(/^\w+(?= =)/gm)).toEqual([
      'start_container',
      'end_container',
      'end',
      'stable_start',
      'stable',
      'last',
      'canary_start',
      'canary',
    ]);
  });
});

describe('a program in Python, as black formats it', () => {
  test('gives the members of a last struct as keywords, and nested structs by their class names', () => {
    const node = call(
      'GraphNode',
      'model',
      value('m'),
      struct({
        container: struct({
          image: value('m:1'),
          imagePullPolicy: value('Always'),
          livenessProbe: data({ periodSeconds: 5 }),
        }),
      }),
    );
    expect(program(node).split('\n')).toEqual([
      'from cdk8s_seldon import GraphNode, NodeContainer, k8s',
      '',
      'container = NodeContainer(image="m:1", image_pull_policy="Always", liveness_probe=k8s.Probe(period_seconds=5))',
      'GraphNode.model("m", container=container)',
      '',
    ]);
  });

  test('puts the arguments of a call on one separate line if they fit, but never the items of a list', () => {
    const long = 'x'.repeat(54);
    expect(
      program(call(variable('chart'), 'add', value(long), value(long)))
        .trim()
        .split('\n'),
    ).toEqual(['chart.add(', `    "${long}", "${long}"`, ')']);
    expect(
      program(call(variable('chart'), 'add', data([long, long])))
        .trim()
        .split('\n'),
    ).toEqual(['chart.add(', `    ["${long}", "${long}"]`, ')']);
    expect(
      program(data([long, long, 'x']))
        .trim()
        .split('\n'),
    ).toEqual(['[', `    "${long}",`, `    "${long}",`, '    "x",', ']']);
  });

  test('leaves the keys of maps as they are', () => {
    expect(
      body(
        construct(
          'SeldonDeployment',
          variable('seldonChart'),
          value('a'),
          struct({
            annotations: data({ someKey: 'aB' }),
            metadata: struct({ labels: data({ appName: 'x' }) }),
          }),
        ),
      ),
    ).toBe(
      'SeldonDeployment(seldon_chart, "a", annotations={"someKey": "aB"}, ' +
        'metadata=ApiObjectMetadata(labels={"appName": "x"}))',
    );
  });

  test('writes constants, booleans and None as Python does', () => {
    expect(body(call('Parameter', 'of', constant('ParameterType', 'BOOL'), data([true, false, null])))).toBe(
      'Parameter.of(ParameterType.BOOL, [True, False, None])',
    );
  });

  test.each([
    ["it's", '"it\'s"'],
    ['"x"', '\'"x"\''],
    ['a\nb\\', '"a\\nb\\\\"'],
    ['\u{e0001}', '"\\U000e0001"'],
    ['{x} %s', '"{x} %s"'],
  ])('quotes %j', (text, expected) =>
    expect(body(call('EnvValue', 'of', value(text)))).toBe(`EnvValue.of(${expected})`),
  );

  test('writes a string of several lines line by line', () => {
    const text = 'import os\nos.system("x") # """ \\\n{x}"';
    expect(body(call('EnvValue', 'of', value(text)))).toBe(
      'EnvValue.of(\n    """import os\nos.system("x") # \\""" \\\\\n{x}\\"""",\n)',
    );
  });
});
