import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Values } from '../../src/input/values';

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'input-'));
  fs.writeFileSync(path.join(folder, 'values.yaml'), 'a: {b: 1, c: yes}\nlist: [1, 2]\n');
  fs.writeFileSync(path.join(folder, 'prod.yaml'), 'a: {b: 2}\nlist: [3]\n');
  fs.writeFileSync(path.join(folder, 'broken.yaml'), 'a: 1\nb: [\n');
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const file = (name: string) => path.join(folder, name);

test('later files win, map by map', () => {
  expect(Values.load(file('values.yaml'), file('prod.yaml')).toJson()).toEqual({ a: { b: 2, c: true }, list: [3] });
  expect(Values.load().toJson()).toEqual({});
});

test("assignments are Helm's, and do not change the values that they are applied to", () => {
  const base = Values.load(file('values.yaml'));
  const more = base
    .set('a.b=7,list[1]=null', 'x={1,2}')
    .withStrings('s=1')
    .withJson('j={"k":[1]}')
    .withLiteral('l=a,b=c')
    .withFiles(`f=${file('prod.yaml')}`);
  expect(more.toJson()).toEqual({
    a: { b: 7, c: true },
    list: [1, null],
    x: [1, 2],
    s: '1',
    j: { k: [1] },
    l: 'a,b=c',
    f: 'a: {b: 2}\nlist: [3]\n',
  });
  expect(base.toJson()).toEqual({ a: { b: 1, c: true }, list: [1, 2] });
});

test('objects passed in or returned can be changed without effect on the values', () => {
  const input = { a: { b: 1 } };
  const values = Values.of(input);
  input.a.b = 2;
  (values.toJson().a as { b: number }).b = 3;
  expect(values.toJson()).toEqual({ a: { b: 1 } });
});

test('values are merged over others', () => {
  expect(
    Values.parse('a: 1\nb: 1\n')
      .merge(Values.of({ b: 2, c: null }))
      .toJson(),
  ).toEqual({ a: 1, b: 2, c: null });
});

const UNSET = process.env.CDK8S_SELDON_UNSET;

test.each<[string, () => unknown, RegExp]>([
  ['a missing file', () => Values.load(file('none.yaml')), /none\.yaml: no such file or directory/],
  [
    'a file of a variable that is not set',
    () => Values.load(UNSET!),
    /a file of values must be a path such as[^]*undef/,
  ],
  ['a variable that is not set', () => Values.parse(UNSET!), /values must be a string of YAML or JSON, got undefined/],
  ['no values', () => Values.of({}).merge(undefined!), /the values to merge must be a Values such as/],
  ['a directory', () => Values.load(folder), /is a directory/],
  ['a broken file', () => Values.load(file('broken.yaml')), /broken\.yaml:2:4: \[ has no closing \]/],
  ['a list', () => Values.parse('- 1'), /must be a map, not a list/],
  ['a malformed assignment', () => Values.of({}).set('a'), /--set: a has no value/],
  ['an assignment that does not fit', () => Values.of({ a: 'text' }).set('a.b=1'), /--set: a is a string/],
  ['a value that is no data', () => Values.of({ a: 1n }), /must be plain data/],
])('%s is rejected at once', (_, act, message) => {
  expect(act).toThrow(message);
});

test('a key named __proto__ is data', () => {
  const values = Values.parse('__proto__: {polluted: yes}').set('__proto__.more=1,constructor.prototype.x=1');
  expect(Object.keys(values.toJson())).toEqual(['__proto__', 'constructor']);
  expect(
    ({} as Record<string, unknown>).polluted ??
      ({} as Record<string, unknown>).more ??
      ({} as Record<string, unknown>).x,
  ).toBeUndefined();
});
