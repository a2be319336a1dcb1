import { toText } from '../../src/diagram/text';
import { type JsonObject } from '../../src/private/json';
import { diagram, drawn } from '../helpers/diagrams';

const GRAPH = `
- name: default
  componentSpecs: [{ spec: { containers: [{ name: route, image: "acme/route:1" }, { name: left, image: "acme/left:1" }] } }]
  graph: { name: route, type: ROUTER, children: [{ name: left, type: MODEL }, { name: right, type: MODEL }] }`;

test('a tree shows who calls whom', () => {
  const picture = drawn(
    GRAPH.replace('name: left, image', 'name: right, image').replace('{ name: left, type: MODEL }, ', ''),
  );
  expect(
    toText({ ...picture, marks: [] })
      .split('\n')
      .slice(0, 8)
      .map((line) => line.trimEnd()),
  ).toEqual([
    'models/iris',
    expect.stringContaining('Requests · from within the cluster'),
    '└─ default  Predictor · 1 replica',
    '   │  service orchestrator',
    expect.stringMatching(/^ {3}│ {2}.*seldon-core-executor/),
    '   └─ route  Router · 1 replica',
    '      │  acme/route:1',
    '      └─ right  Model · 1 replica',
  ]);
});

test('findings follow, with the numbers shown next to the boxes', () => {
  const text = toText(drawn(GRAPH));
  expect(text).toMatch(/right {2}Model \[1\]/);
  expect(text).toMatch(/\n\[1\] error SELDON\d{3}: spec\.predictors\[0\]/);
});

test('no line of the tree is longer than the terminal is wide', () => {
  const long = 'n'.repeat(300);
  const predictors = [{ name: long, graph: { name: long, modelUri: long } }];
  const text = toText(diagram({ metadata: { name: long }, spec: { predictors } } as JsonObject));
  const tree = text.split('\n').filter((line) => !line.startsWith('['));
  expect(Math.max(...tree.map((line) => [...line].length))).toBeLessThanOrEqual(80);
});

test('nothing in a name controls the terminal', () => {
  const hostile = 'a\u001b[31mb\r\n\u202ec';
  const predictors = [{ name: hostile, graph: { name: hostile } }];
  const text = toText(diagram({ metadata: { name: hostile }, spec: { predictors } } as JsonObject));
  // eslint-disable-next-line no-control-regex -- none of these may be left
  expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
});

test('is coloured on request', () => {
  const colour = (kind: string, text: string) => `<${kind}>${text}</${kind}>`;
  expect(toText(drawn(GRAPH), { colour })).toContain('<title>default</title>');
});
