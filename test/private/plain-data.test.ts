import { plainData } from '../../src/private/plain-data';

describe('plain data', () => {
  test.each([[2 ** 53 - 1], [-(2 ** 53 - 1)], [1e-300], [0.5], [0]])('keeps the number %p', (number) => {
    expect(plainData({ number }, 'values')).toEqual({ number });
  });

  test.each([[2 ** 53], [-(2 ** 60)], [1e300]])('rejects %p, whose last digits may be lost already', (number) => {
    expect(() => plainData({ a: [{ number }] }, 'values')).toThrow(
      'values.a[0].number is a whole number beyond 2^53, whose last digits are lost: give it as a string',
    );
  });

  test('names the property that it was given as', () => {
    expect(() => plainData({ a: Symbol.iterator }, 'values')).toThrow('values.a must be plain data');
    expect(() => plainData(new Map())).toThrow('the manifest must be plain data, got Map');
  });
});
