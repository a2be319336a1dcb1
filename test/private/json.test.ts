import { asNumber, asText, parseJson } from '../../src/private/json';

describe('parseJson', () => {
  test('reads half of a surrogate pair as Go does, in keys and values', () => {
    expect(parseJson('{"a\\ud83d": ["\\udc00b", {"c": "\\uD83D\\uDE00"}]}')).toEqual({
      'a\ufffd': ['\ufffdb', { c: '😀' }],
    });
  });

  test('keeps keys that mean something to JavaScript', () => {
    const read = parseJson('{"__proto__": {"x": "\\ud800"}}') as object;
    expect(Object.getOwnPropertyNames(read)).toEqual(['__proto__']);
    expect('x' in read).toBe(false);
  });
});

describe('a value as text and as a number', () => {
  test.each([
    ['a', 'a'],
    [1.5, '1.5'],
    [true, 'true'],
    [null, 'null'],
    [10n, '10'],
  ])('%p has the text %s', (value, text) => expect(asText(value)).toBe(text));

  test.each([
    [{ toString: {} }, '{...}'],
    [{ toString: (): string => 'code' }, '{...}'],
    [[{ toString: {} }], '[...]'],
  ])('%p has a kind instead of a text', (value, kind) => expect(asText(value)).toBe(kind));

  test('a number may be written as a string', () => expect(asNumber('9000')).toBe(9000));

  test.each([[{ valueOf: 'x' }], [['1']], ['a']])('%p is not a number', (value) => expect(asNumber(value)).toBeNaN());
});
