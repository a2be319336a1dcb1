import { toMermaid } from '../../src/diagram/mermaid';
import { type JsonObject } from '../../src/private/json';
import { diagram, drawn } from '../helpers/diagrams';

test('a flowchart has a node for each box, a subgraph for each pod, and the shares of requests', () => {
  const graph = '{ name: classifier, implementation: SKLEARN_SERVER, modelUri: "gs://models/iris" }';
  const picture = drawn(`[{ name: main, traffic: 90, graph: ${graph} }, { name: next, traffic: 10, graph: ${graph} }]`);
  expect(
    toMermaid(picture)
      .split('\n')
      .map((line) => line.replace(/<br>.*?"/, '…"')),
  ).toEqual([
    'flowchart LR',
    '  n0(["iris…"])',
    '  subgraph p0["iris-main-0-classifier…"]',
    '    n1[["main…"]]',
    '    n2["classifier…"]',
    '  end',
    '  subgraph p1["iris-next-0-classifier…"]',
    '    n3[["next…"]]',
    '    n4["classifier…"]',
    '  end',
    '  n0 -->|"90 %"| n1',
    '  n0 -->|"10 %"| n3',
    '  n1 --> n2',
    '  n3 --> n4',
    ...(picture.marks.length > 0 ? [expect.stringContaining('classDef')] : []),
    '',
  ]);
});

test('faulty boxes stand out, and say the rule', () => {
  const text = toMermaid(
    drawn('[{ name: default, graph: { name: classifier, implementation: SKLEARN_SEVER, modelUri: "gs://m" } }]'),
  );
  expect(text).toMatch(/n2\["classifier<br>.*✗ 1 SELDON\d{3}"\]/);
  expect(text).toMatch(/ {2}classDef error .*\n {2}class n2 error\n/);
});

test.each([
  '"]; click n0 "javascript:alert(1)"',
  '<script>',
  'end',
  '%%{init: {}}%%',
  '`md`',
  'a\nsubgraph x',
  '#35;',
  '\u202e',
  '&amp;',
])('names such as %j stay names', (hostile) => {
  const text = toMermaid(
    diagram({
      metadata: { name: hostile, namespace: hostile },
      spec: { predictors: [{ name: hostile, graph: { name: hostile } }] },
    } as JsonObject),
  );
  const safe =
    /^(?:flowchart LR| {2,4}n\d+[[({/\\>]+"[^"`;{}]*"[\])}/\\]+| {2}n\d+ -(?:\.-)?->(?:\|"[^"]*"\|)? n\d+| {2}(?:classDef|class) .*| {2}%% [^{}%]*|)$/;
  const lines = text.replace(/#\d+;/g, '_').split('\n');
  expect(lines.filter((line) => !safe.test(line))).toEqual([]);
});
