import { parseJson } from '../../src/private/parse-json';

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
