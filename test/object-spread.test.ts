import { extended } from '../src/private/extended';

interface Script {
  moduleWithoutSpread(code: string, file: string, folder: string): string;
  sourceWithoutSpread(code: string, file: string, folder: string): string;
}

const { moduleWithoutSpread, sourceWithoutSpread } = jest.requireActual<Script>('../scripts/object-spread');

const FILE = '/lib/rules/rule.js';
const rewritten = (code: string) => moduleWithoutSpread(code, FILE, '/lib');

/** The value of an expression, as it is and as the build writes it. */
function bothWays(expression: string, names: Readonly<Record<string, unknown>>): unknown[] {
  const code = `return${expression}`;
  const [, helper] = /^const \{ extended: (.+?) \} = require\('\.\.\/private\/extended'\);/.exec(rewritten(code)) ?? [];
  expect(helper).toBeDefined();
  const body = rewritten(code).replace(/^.*?;/, '');
  return [run(code, names), run(body, { ...names, [helper]: extended })];
}

function run(code: string, names: Readonly<Record<string, unknown>>): unknown {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the code is our own
  const body = new Function(...Object.keys(names), code) as (...values: unknown[]) => unknown;
  return body(...Object.values(names));
}

const SYMBOL = Symbol('symbol');
const NAMES = {
  a: { x: 1, y: { z: 2 } },
  b: { y: 3, [SYMBOL]: 4 },
  text: 'ab',
  nothing: undefined,
  data: JSON.parse('{ "__proto__": { "x": 5 }, "x": 6 }') as unknown,
};

describe('literals that extend objects', () => {
  test.each([
    '{ ...a, k: 1 }',
    '{ ...a, ...b }',
    '{ ...a, y: 7, ...b, k: b }',
    '{ ...nothing, ...null, ...(false && a), ...text, k: 1 }',
    '{ ...{ ...b, k: { ...a, l: [{ ...a, m: 1 }] } }, [`${text}1`]: 2, "a-b": 3, text }',
    '{ ...(nothing ?? a), /* why */ k: 1, }',
    '{ ...data, k: 1 }',
    '{ ...a, ...data }',
  ])('are the same as the build writes them: %s', (expression) => {
    const [plain, built] = bothWays(expression, NAMES);
    expect(built).toEqual(plain);
    expect(Object.entries(built as object)).toEqual(Object.entries(plain as object));
    expect(Reflect.ownKeys(built as object)).toEqual(Reflect.ownKeys(plain as object));
    expect(Object.getPrototypeOf(built)).toBe(Object.prototype);
  });

  test('have functions and methods, which see the object', () => {
    const [, built] = bothWays('{ ...a, sum() { return this.x + this.k; }, k: 1, next: (n) => ({ ...b, n }) }', NAMES);
    const { sum, next } = built as { sum(): number; next(n: number): object };
    expect(sum.call(built)).toBe(2);
    expect(next(8)).toEqual({ ...NAMES.b, n: 8 });
  });

  test('are evaluated in order', () => {
    const seen: string[] = [];
    bothWays('{ ...note("a"), k: note("b"), ...note("c") }', { note: (name: string) => seen.push(name) && {} });
    expect(seen.join('')).toBe('abcabc');
  });

  test('do not change what they extend', () => {
    const [a, data] = [{ x: 1 }, NAMES.data];
    bothWays('{ ...a, x: 2 }', { a });
    bothWays('{ ...data, x: 2 }', { data });
    expect([a, data]).toEqual([{ x: 1 }, JSON.parse('{ "__proto__": { "x": 5 }, "x": 6 }')]);
  });
});

test.each([
  'f({ ...a })',
  'f({ k: 1, ...a })',
  'f({ ...a, get k() { return 1; } })',
  'f({ ...a, __proto__: b })',
  'const { k, ...rest } = a;',
  '// a comment\nf(...a, b);',
])('%s stays as it is', (code) => {
  expect(rewritten(code)).toBe(code);
});

test('directives stay in front, and types are kept', () => {
  expect(rewritten('"use strict";f({ ...a, b });')).toMatch(/^"use strict";const \{ extended: .*\}.*;f\( .*\);$/);
  const [imported, assigned] = sourceWithoutSpread(
    '/* why */\nconst x = { ...(a as A), b: c as C } as D;',
    '/src/a.ts',
    '/src',
  ).split('\n');
  expect(imported).toMatch(/^import \{ extended as \S+ \} from '\.\/private\/extended';\/\* why \*\/$/);
  expect(assigned).toMatch(/^const x = +(\S+)\(\1\(\{\},\(a as A\)\),\{b: c as C\}\) as D;$/);
});
