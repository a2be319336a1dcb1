import { readAssembly } from '../../../src/cli/import/assembly';
import { call, constant, construct, data, struct, value, variable } from '../../../src/codegen/expression';
import { pythonProgram } from '../../../src/codegen/print/python';

const program = (expression: Parameters<typeof call>[2]) =>
  pythonProgram({ groups: [[{ kind: 'do', value: expression }]] }, readAssembly());
const body = (expression: Parameters<typeof call>[2]) =>
  program(expression).split('\n\n')[1]?.trim() ?? program(expression).trim();

describe('a program in Python, as black formats it', () => {
  test('gives the members of a last struct as keywords, and structs within by their names', () => {
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
      'from cdk8s_seldon import GraphNode, k8s, NodeContainer',
      '',
      'GraphNode.model(',
      '    "m", container=NodeContainer(image="m:1", image_pull_policy="Always", liveness_probe=k8s.Probe(period_seconds=5))',
      ')',
      '',
    ]);
  });

  test('puts the arguments of a call on one line of their own where they fit, and the items of a list never', () => {
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

  test('names constants, booleans and nothing as Python does', () => {
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
});
