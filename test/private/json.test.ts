import { asNumber, asText } from '../../src/private/json';

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
