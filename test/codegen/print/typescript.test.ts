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

  test('writes a string of several lines line by line, unless a line ends in what editors remove', () => {
    const text = 'name: a\n`${process.exit()}`\n  b: \\d\n';
    const inBackticks = '`name: a\n\\`\\${process.exit()}\\`\n  b: \\\\d\n`';
    expect(print(call(variable('a'), 'b', value(text)))).toBe(`a.b(${inBackticks});`);
    expect(print(call(variable('a'), 'b', struct({ key: value(text), n: value(1) })))).toBe(
      `a.b({\n  key: ${inBackticks},\n  n: 1,\n});`,
    );
    expect(print(call(variable('a'), 'b', value('a \nb\nc')))).toBe("a.b('a \\nb\\nc');");
    expect(print(call(variable('a'), 'b', value('a\r\nb\r\nc')))).toBe("a.b('a\\r\\nb\\r\\nc');");
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

  test('gets one for each of two graphs of one name, called for their predictors', () => {
    const node = (image: string) =>
      call('GraphNode', 'model', value('score'), struct({ container: struct({ image: value(image) }), endpoint }));
    const labelled = (image: string) => struct({ graph: node(image), labels: data({ a: 'b' }) });
    const text = print(
      call(variable('returns'), 'canary', struct({ stable: labelled(long), canary: labelled(`${long}2`) })),
    );
    expect(text.split('\n').filter((line) => /^(const|returns)/.test(line))).toEqual([
      "const scoreStable = GraphNode.model('score', {",
      "const scoreCanary = GraphNode.model('score', {",
      'returns.canary({',
    ]);
  });

  test('gets one for a container that nodes share, and one that begins with the name of the node for each that differs', () => {
    const node = (name: string, image: string) =>
      call('GraphNode', 'model', value(name), struct({ container: struct({ image: value(image) }), endpoint }));
    const chain = (...nodes: readonly ReturnType<typeof node>[]) =>
      print(call('GraphNode', 'to', ...nodes))
        .split('\n')
        .filter((line) => line.startsWith('const'));
    expect(chain(node('a', long), node('b', long), node('c', `${long}xyz`))).toEqual([
      `const container = { image: '${long}' };`,
      `const cContainer = { image: '${long}xyz' };`,
    ]);
    expect(chain(node('a', long), node('b', long), node('c', 'i'))).toEqual([
      `const container = { image: '${long}' };`,
    ]);
  });
});
