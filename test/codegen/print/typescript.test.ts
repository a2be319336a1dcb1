import { call, construct, data, items, struct, value, variable } from '../../../src/codegen/expression';
import { typescriptProgram } from '../../../src/codegen/print/typescript';

const print = (expression: Parameters<typeof call>[2]) =>
  typescriptProgram({ groups: [[{ kind: 'do', value: expression }]] }).trim();
const long = 'x'.repeat(70);

describe('a program in TypeScript, as prettier formats it', () => {
  test('is on one line if it fits', () => {
    expect(print(call(variable('chart'), 'add', value('a'), struct({ n: value(1), 'a-b': value(true) })))).toBe(
      "chart.add('a', { n: 1, 'a-b': true });",
    );
  });

  test('keeps the brackets of a last argument on the line of the call', () => {
    expect(print(call(variable('chart'), 'add', value('a'), struct({ first: value(long), second: value(long) })))).toBe(
      `chart.add('a', {\n  first: '${long}',\n  second: '${long}',\n});`,
    );
  });

  test('puts arguments on separate lines where none has brackets', () => {
    expect(print(call(variable('chart'), 'add', value(long), value(long)))).toBe(
      `chart.add(\n  '${long}',\n  '${long}',\n);`,
    );
  });

  test('breaks a list of several maps in any case', () => {
    expect(
      print(
        call(
          variable('a'),
          'b',
          data([
            { x: 1, y: 2 },
            { x: 3, y: 4 },
          ]),
        ),
      ),
    ).toBe('a.b([\n  { x: 1, y: 2 },\n  { x: 3, y: 4 },\n]);');
  });

  test('breaks the receiver of a call if the call would begin too far right', () => {
    const made = construct('Chart', variable('app'), value(long), struct({ namespace: value('seldon') }));
    const text = print(call(made, 'addPredictor', value('default'), struct({ labels: data({ a: long }) })));
    expect(text.split('\n').slice(2)).toEqual([
      `new Chart(app, '${long}', {`,
      "  namespace: 'seldon',",
      `}).addPredictor('default', { labels: { a: '${long}' } });`,
    ]);
  });

  test('keeps arguments behind a broken call on its last line where they fit', () => {
    const node = call('GraphNode', 'transformer', value('a'), struct({ labels: data({ a: long, b: long }) }));
    expect(
      print(call(node, 'to', variable('b'), variable('c')))
        .split('\n')
        .slice(2),
    ).toEqual([
      "GraphNode.transformer('a', {",
      `  labels: {`,
      `    a: '${long}',`,
      `    b: '${long}',`,
      '  },',
      '}).to(b, c);',
    ]);
  });

  test.each([
    ["it's", '"it\'s"'],
    ['"both" it\'s', "'\"both\" it\\'s'"],
    ['a\nb\\', "'a\\nb\\\\'"],
    ['${x} `y`', "'${x} `y`'"],
    ['\u2028\u{e0001}', "'\\u2028\\u{e0001}'"],
  ])('quotes %j', (text, expected) => {
    expect(print(call(variable('a'), 'b', value(text)))).toBe(`a.b(${expected});`);
  });

  test('comments stay comments', () => {
    const comments = ['end */ \u2028process.exit()', 'a\nb'];
    expect(typescriptProgram({ groups: [[{ kind: 'do', value: items([]), comments }]] })).toBe(
      '\n// end */  process.exit()\n// a b\n[];\n',
    );
  });
});

describe('a call that does not fit on a line, in TypeScript', () => {
  const endpoint = struct({ servicePort: value(9000) });
  const predictor = (image: string, type?: ReturnType<typeof value>) => {
    const container = struct({ image: value(image) });
    const graph = call('GraphNode', 'model', value('classifier'), struct({ type, container, endpoint }));
    const made = construct('SeldonDeployment', variable('chart'), value('iris'));
    return print(call(made, 'addPredictor', value('a'), struct({ graph }))).split('\n\n')[1];
  };

  test('gets a variable for the graph if that takes fewer lines', () => {
    expect(predictor('i')).toBe(
      [
        "const classifier = GraphNode.model('classifier', { container: { image: 'i' }, endpoint: { servicePort: 9000 } });",
        "new SeldonDeployment(chart, 'iris').addPredictor('a', { graph: classifier });",
      ].join('\n'),
    );
  });

  test('gets one for the container if that saves two lines', () => {
    expect(predictor(long)).toBe(
      [
        `const container = { image: '${long}' };`,
        "const classifier = GraphNode.model('classifier', { container, endpoint: { servicePort: 9000 } });",
        "new SeldonDeployment(chart, 'iris').addPredictor('a', { graph: classifier });",
      ].join('\n'),
    );
    expect(predictor(long, value(long))).not.toContain('const container');
  });
});
