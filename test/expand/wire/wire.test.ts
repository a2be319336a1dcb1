import { decoded } from '../../../src/expand/wire/decode';
import { goJson } from '../../../src/expand/wire/go-json';
import { goYaml } from '../../../src/expand/wire/go-yaml';
import { inYamlOrder } from '../../../src/expand/wire/go-yaml-order';
import { Container } from '../../../src/expand/wire/kubernetes.generated';
import {
  always,
  FLAG,
  list,
  map,
  nullable,
  NUMBER,
  pointer,
  QUANTITY,
  struct,
  TEXT,
  TIME,
} from '../../../src/expand/wire/shape';

describe('decoding as Go does', () => {
  test('leaves out zero values, except behind pointers', () => {
    const shape = struct(() => ({ a: TEXT, b: NUMBER, c: FLAG, d: list(TEXT), e: pointer(NUMBER), f: pointer(FLAG) }));
    expect(decoded({ a: '', b: 0, c: false, d: [], e: 0, f: false }, shape)).toEqual({ e: 0, f: false });
  });

  test('drops what the structs lack and puts keys in their order', () => {
    expect(Object.keys(decoded({ image: 'i', unknown: 1, name: 'n' }, Container) as object)).toEqual(['name', 'image']);
  });

  test.each([
    ['1.5', '1500m'],
    ['0.5Gi', '512Mi'],
    ['1000', '1k'],
    ['1.005', '1.005'],
    ['01Gi', '01Gi'],
  ])('writes the quantity %s as %s', (text, canonical) => {
    expect(decoded({ memory: text }, map(QUANTITY))).toEqual({ memory: canonical });
  });

  test('writes a time in UTC', () => {
    expect(decoded('2020-01-01T01:00:00+02:00', TIME)).toBe('2019-12-31T23:00:00Z');
  });
});

describe('JSON as Go writes it', () => {
  test('has nulls and empty structs where Go has them', () => {
    const shape = struct(() => ({
      a: always(list(TEXT)),
      b: nullable(TEXT),
      c: struct(() => ({ d: TEXT })),
      e: pointer(TEXT),
    }));
    expect(goJson({}, shape)).toBe('{"a":null,"b":null,"c":{}}');
  });

  test('escapes what HTML would misread', () => {
    expect(goJson({ b: '<&>', a: '\u2028' }, map(TEXT))).toBe('{"a":"\\u2028","b":"\\u003c\\u0026\\u003e"}');
  });
});

// Expected texts are those of gopkg.in/yaml.v2 2.4.0.
describe('YAML as Go writes it', () => {
  test.each([
    ['plain', 'plain'],
    ['', '""'],
    ['true', '"true"'],
    ['12', '"12"'],
    ['2020-01-01', '"2020-01-01"'],
    ['~', '"~"'],
    ['a: b', "'a: b'"],
    ["it's", "it's"],
    ['- x', "'- x'"],
    ['x:# c', 'x:# c'],
    [' k', "' k'"],
    ['\u00fc', '\u00fc'],
    ['\u{1f600}', '"\\U0001F600"'],
    ['line\nbreak', '|-\n  line\n  break'],
  ])('writes %j as %s', (text, written) => {
    expect(goYaml({ name: text })).toBe(`name: ${written}\n`);
  });

  test('folds a long text at spaces', () => {
    const word = 'word '.repeat(20).trim();
    expect(goYaml({ name: word })).toBe(`name: ${'word '.repeat(15)}word\n  word word word word\n`);
  });

  test('counts numbers in keys', () => {
    expect(goYaml({ headers: inYamlOrder({ b10: '1', b2: '2', a: '3' }) })).toBe(
      'headers:\n  a: "3"\n  b2: "2"\n  b10: "1"\n',
    );
  });
});
