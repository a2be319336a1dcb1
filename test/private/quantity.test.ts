import { Quantity } from '../../src/private/quantity';

const written = (value: string | number) => Quantity.parse(value)?.toString();

describe('a quantity', () => {
  test.each([
    ['500M', '500M'],
    ['1.5Gi', '1536Mi'],
    ['0.5', '500m'],
    ['1000m', '1'],
    ['1024Mi', '1Gi'],
    ['12Mi', '12Mi'],
    ['2e3', '2e3'],
    ['1E3', '1E3'],
    ['1000', '1k'],
    ['100', '100'],
    ['0', '0'],
    ['0Gi', '0'],
    ['-0.1', '-100m'],
    ['0.1n', '1n'],
    ['0.5Ki', '512'],
    ['0.5Mi', '512Ki'],
    ['0.001Ki', '1024m'],
    ['9Ei', '9223372036854775807'],
    ['1234567890123456789', '1234567890123456789'],
    ['0.000005', '5u'],
    [' 1Gi ', '1Gi'],
  ])('%s is written as %s', (source, text) => {
    expect(written(source)).toBe(text);
  });

  test('is read from a number too', () => {
    expect(written(1)).toBe('1');
    expect(written(0.25)).toBe('250m');
  });

  test.each(['', 'x', '1 Gi', '1gi', '1KI', '--1', '1.2.3', '1e', 'e3x'])('%p is none', (source) => {
    expect(Quantity.parse(source)).toBeUndefined();
  });

  test.each([
    ['1Gi', '1G', 1],
    ['1000m', '1', 0],
    ['100m', '1', -1],
    ['-1', '0', -1],
    ['1e3', '1k', 0],
  ])('%s against %s is %d', (a, b, order) => {
    expect(Quantity.parse(a)!.compare(Quantity.parse(b)!)).toBe(order);
  });

  test('is rounded up to thousandths, away from zero', () => {
    expect(Quantity.parse('100500u')!.roundedToMilli().toString()).toBe('101m');
    expect(Quantity.parse('-100500u')!.roundedToMilli().toString()).toBe('-101m');
    expect(Quantity.parse('2Gi')!.roundedToMilli().toString()).toBe('2Gi');
  });

  test('distinguishes whole numbers from fractions', () => {
    expect(Quantity.parse('2')!.whole).toBe(true);
    expect(Quantity.parse('1500m')!.whole).toBe(false);
    expect(Quantity.parse('1500m')!.units).toBe(2n);
  });

  test('with a huge power of ten takes no time', () => {
    expect(Quantity.parse('1e999999999')!.compare(Quantity.parse('1E')!)).toBe(1);
    expect(written('1e-999999999')).toBe('1e-9');
  });
});
