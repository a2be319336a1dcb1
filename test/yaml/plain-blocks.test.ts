import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { type Json } from '../../src/private/json';
import { type Segment } from '../../src/private/path';
import { Marks } from '../../src/yaml/marks';
import { readPlainBlocks } from '../../src/yaml/plain-blocks';
import { readTokens } from '../../src/yaml/read';
import { toYaml } from '../../src/yaml/write';
import { knownDeployments } from '../fuzz/known-deployments';

interface Read {
  readonly value: Json;
  readonly start: number;
  readonly explicit: boolean | undefined;
  /** Where each value of it is. */
  readonly offsets: readonly number[];
}

/** What this reader makes of a document; undefined if it leaves it to the other one. */
function plain(text: string, end = text.length): Read | undefined {
  const marks = new Marks();
  const read = readPlainBlocks(`${text}\0`, 0, end, marks);
  return read && { ...read, offsets: offsetsIn(read.value, read.start, marks) };
}

/** What the reader of all YAML makes of it; undefined for an error, no document, and what must be reported. */
function tokens(text: string, end = text.length): Read | undefined {
  const part = readTokens({ text: `${text}\0`, origin: { line: 1, column: 1, offset: 0 }, end });
  const { value, start, explicit, error, empty, duplicates, largeIntegers, marks } = part;
  return error === undefined && !empty && duplicates.length + largeIntegers.length === 0
    ? { value, start, explicit, offsets: offsetsIn(value, start, marks!) }
    : undefined;
}

function offsetsIn(value: Json, start: number, marks: Marks): number[] {
  marks.root = start;
  return pathsOf(value).map((path) => marks.find(value, path));
}

function pathsOf(value: Json): Segment[][] {
  if (typeof value !== 'object' || value === null) {
    return [[]];
  }
  const below: [Segment, Json][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [[], ...below.flatMap(([key, item]) => pathsOf(item).map((path) => [key, ...path]))];
}

describe('what is read without tokens', () => {
  test.each([
    ['maps, lists and words', 'a: 1\nb:\n  c: yes\n  d:\n  - x\n  - e: ~\n    f: 1.5\n'],
    ['lists that are indented', 'a:\n  - b\n  -   c: d\n      e: f\n'],
    ['a list', '- a\n- b: c\n'],
    ['strings in quotes', `a: "x: y # z"\nb: '{'\n`],
    ['empty collections', 'a: {}\nb: []\nc:\n- {}\n'],
    ['no value', 'a:\nb: null\nc:\n  d:\ne:   \n'],
    ['comments, empty lines and ---', '---\n# a\n\na: b\n  # c: d\n\n'],
    ['letters of other alphabets', 'a: Übersicht – 模型\n'],
    ['no line feed at the end', 'a: b\nc: d e'],
    ['keys with points and slashes', 'seldon.io/engine-log_level: x\n'],
    ['keys that are words', 'y: 1\nFalse: 3\n'],
  ])('%s', (_, text) => {
    expect(plain(text)).toBeDefined();
    expect(plain(text)).toEqual(tokens(text));
  });

  test.each([
    ['comments behind a value', 'a: b # c\n'],
    ['strings over several lines', 'a: b\n  c\n'],
    ['block scalars', 'a: |\n  b\n'],
    ['flow style', 'a: [b]\n'],
    ['anchors', 'a: &b c\n'],
    ['keys in quotes', '"a": b\n'],
    ['keys that JSON does not have', 'null: a\n'],
    ['escapes', 'a: "\\n"\n'],
    ['an apostrophe in apostrophes', "a: 'it''s'\n"],
    ['lists in lists', '- - a\n'],
    ['items on the next line', '-\n  a: b\n'],
    ['tabs', 'a:\tb\n'],
    ['carriage returns', 'a: b\r\n'],
    ['two documents', 'a: b\n---\nc: d\n'],
    ['an end', 'a: b\n...\n'],
    ['a marker with a comment', '--- # a\nb: c\n'],
    ['nothing', '# a\n'],
    ['a key twice', 'a: 1\na: 2\n'],
    ['an integer beyond 2^53', 'a: 9007199254740993\n'],
    ['a number beyond a double', 'a: .inf\n'],
    ['a map after a value', 'a: b\n  c: d\n'],
    ['a map in a value', 'a: b: c\n'],
    ['less indentation', '  a: b\nc: d\n'],
    ['a list after a value', 'a: b\n- c\n'],
    ['a dash alone', 'a: -\n'],
    ['control characters in a comment', 'a: b\n# \x07\n'],
    ['deep nesting', Array.from({ length: 200 }, (__, i) => `${' '.repeat(i)}a:\n`).join('')],
  ])('left to the other reader: %s', (_, text) => {
    expect(plain(text)).toBeUndefined();
  });

  test('a document that ends before another one', () => {
    expect(plain('a: b\n---\nc: d\n', 5)).toEqual(tokens('a: b\n---\nc: d\n', 5));
    expect(plain('a: b\n---\nc: d\n', 5)?.value).toEqual({ a: 'b' });
  });

  test.each(['c: d\n', '---c\n', '---\u00A0# c\n'])('left to the other reader: one that goes on with %j', (rest) => {
    expect(plain(`a: b\n${rest}`, 5)).toBeUndefined();
  });
});

/** Lines of which documents are made: most of them ordinary, some with anything. */
const ORDINARY = fc.tuple(
  fc.constantFrom('', '  ', '- ', '  - '),
  fc.constantFrom('a: ', 'b: ', 'c: ', 'd: ', 'e:', 'f.g/h: ', 'y: '),
  fc.constantFrom('', 'x', 'x y', '~', '1', '-1', '1.5', '"x: y"', "'#'", '[]', '{}', 'x:y', 'x#y', 'ü'),
  fc.constantFrom('\n', '\n', '\n\n', '\n# c\n', ''),
);
const ANY = fc.tuple(
  fc.constantFrom('', ' ', '  ', '    ', '- ', '  - ', '- - ', '-  ', '\t'),
  fc.constantFrom('', 'a: ', 'b: ', 'c:', '"q": ', '1: ', '? ', ': ', '<<: ', 'null: ', 'a b: ', 'a : '),
  fc.constantFrom(
    ...['', 'yes', '0o7', '--x', '-', '.5', '.inf', '9007199254740993', '1e999', "'it''s'", '"\\n"', '"x', "'x' y"],
    ...['[x]', '{a: b}', '|', '>-', '&a x', '*a', '!!str 1', 'a: b', 'x # c', '#c', '@x', '%x', '`x', '?x', ':x', 'x:'],
    ...['---', '...', '\u2028', '\x85', '\ufeff', '\ud83d\ude00', '\0', ']', ',', '"x" # c', '[] # c', '{} '],
  ),
  fc.constantFrom('\n', ' # c\n', ' \n', '\r\n', ':\n', '\n...\n', '\n---\n', ''),
);
const LINE = fc.oneof({ weight: 6, arbitrary: ORDINARY }, { weight: 1, arbitrary: ANY }).map((parts) => parts.join(''));

test('whatever it reads, it reads as the other reader does', () => {
  let count = 0;
  fc.assert(
    fc.property(fc.array(LINE, { minLength: 1, maxLength: 8 }), (lines) => {
      const text = lines.join('');
      const read = plain(text);
      count += read === undefined ? 0 : 1;
      expect(read ?? tokens(text)).toEqual(tokens(text));
    }),
    { numRuns: 5_000, seed: 7 },
  );
  expect(count).toBeGreaterThan(500);
});

test('it reads what this library writes', () => {
  const texts = knownDeployments().map((each) => toYaml(each));
  const left = texts.filter((text) => plain(text) === undefined);
  expect(left.length).toBeLessThan(texts.length / 4);
  const other = texts.filter((text) => !left.includes(text) && !isDeepStrictEqual(plain(text), tokens(text)));
  expect(other).toEqual([]);
});
