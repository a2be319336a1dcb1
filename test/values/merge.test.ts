import { coalesce, mergeValues } from '../../src/values/merge';
import { printJson, sorted } from '../../src/values/print';
import { printNumber, toPlain } from '../../src/values/value';

describe('merging files', () => {
  test('maps are merged, everything else is replaced, null is kept', () => {
    expect(
      mergeValues({ a: { b: 1, c: [1] }, d: { e: 1 }, f: 1 }, { a: { c: [2], x: 1 }, d: 'text', f: null }),
    ).toEqual({ a: { b: 1, c: [2], x: 1 }, d: 'text', f: null });
  });

  test('the inputs stay as they are', () => {
    const base = { a: { b: 1 } };
    mergeValues(base, { a: { b: 2 } });
    expect(base).toEqual({ a: { b: 1 } });
  });
});

describe('filling up with defaults', () => {
  test('null deletes a default at any depth, and stays if the chart has none', () => {
    expect(
      coalesce({ a: null, b: { c: null, x: null }, y: null }, { a: { deep: 1 }, b: { c: 1, d: 2 } }).values,
    ).toEqual({ b: { d: 2, x: null }, y: null });
  });

  test('a default that is null reaches the templates', () => {
    expect(coalesce({}, { a: null, b: { c: null } }).values).toEqual({ a: null, b: { c: null } });
  });

  test("a value of another kind overrides the chart's, with a warning", () => {
    expect(coalesce({ a: 1, b: { c: { d: 1 } } }, { a: { x: 1 }, b: { c: 2 }, n: null })).toEqual({
      values: { a: 1, b: { c: { d: 1 } }, n: null },
      mismatches: [
        { path: 'a', message: 'the chart expects a map here' },
        { path: 'b.c', message: 'the chart does not expect a map here' },
      ],
    });
  });

  test('the defaults are copied', () => {
    const defaults = { a: { b: [1] } };
    (coalesce({}, defaults).values.a as { b: number[] }).b.push(2);
    expect(defaults).toEqual({ a: { b: [1] } });
  });
});

describe('numbers', () => {
  test('of a file print as doubles, those of --set as integers', () => {
    expect([1_000_000, 1_000_000n, 8080, 0.5].map(printNumber)).toEqual(['1e+06', '1000000', '8080', '0.5']);
  });

  test('are plain for callers that do not print', () => {
    expect(toPlain({ a: [1n, { b: -2n }], c: 1.5 })).toEqual({ a: [1, { b: -2 }], c: 1.5 });
  });

  test('keep their digits in JSON', () => {
    expect(printJson(sorted({ b: 9007199254740993n, a: [], c: {}, d: ['x', null] }))).toBe(
      '{\n  "a": [],\n  "b": 9007199254740993,\n  "c": {},\n  "d": [\n    "x",\n    null\n  ]\n}',
    );
  });
});
