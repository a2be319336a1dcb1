import { formatGoFloat } from '../../src/private/go-float';

describe('a float as Go prints it', () => {
  test.each([
    [0, '0'],
    [1, '1'],
    [1.5, '1.5'],
    [-2.25, '-2.25'],
    [100_000, '100000'],
    [123_456, '123456'],
    [1_000_000, '1e+06'],
    [1_234_567, '1.234567e+06'],
    [12_345_678.5, '1.23456785e+07'],
    [1e21, '1e+21'],
    [0.0001, '0.0001'],
    [0.00001, '1e-05'],
    [1e-7, '1e-07'],
    [9_007_199_254_740_992, '9.007199254740992e+15'],
    [-0, '-0'],
    [NaN, 'NaN'],
    [Infinity, '+Inf'],
    [-Infinity, '-Inf'],
  ])('%d is %s', (value, text) => {
    expect(formatGoFloat(value)).toBe(text);
  });

  test('32 bits need fewer digits, and end earlier', () => {
    expect(formatGoFloat(9_007_199_254_740_992, 32)).toBe('9.007199e+15');
    expect(formatGoFloat(0.1, 32)).toBe('0.1');
    expect(formatGoFloat(1.23456789, 32)).toBe('1.2345679');
    expect(formatGoFloat(1e40, 32)).toBe('+Inf');
  });
});
