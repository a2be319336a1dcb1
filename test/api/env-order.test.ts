import { inEnvOrder } from '../../src/api/env-order';

describe('the order of environment variables', () => {
  test.each<[string, Record<string, string | undefined>, string[]]>([
    ['is by name', { B: '1', A: '2', C: undefined }, ['A', 'B', 'C']],
    ['puts a variable after those that it refers to', { A: '$(Z)', B: '1', Z: '2' }, ['Z', 'A', 'B']],
    [
      'follows references through several variables',
      { A: '$(B)', B: 'x$(C)y$(D)', C: '1', D: '2' },
      ['C', 'D', 'B', 'A'],
    ],
    ['takes $$(NAME) for text', { A: '$$(Z)', Z: '1' }, ['A', 'Z']],
    ['takes $$$(NAME) for a dollar sign and a reference', { A: '$$$(Z)', Z: '1' }, ['Z', 'A']],
    ['leaves references to others alone', { B: '$(KUBERNETES_SERVICE_HOST)', A: '$(A):/x' }, ['A', 'B']],
    ['ends where variables refer to each other', { A: '$(B)', B: '$(A)' }, ['B', 'A']],
  ])('%s', (_name, values, expected) => {
    expect(inEnvOrder(values)).toEqual(expected);
    expect(inEnvOrder(Object.fromEntries(Object.entries(values).reverse()))).toEqual(expected);
  });

  test('begins with the variables that are named', () => {
    expect(inEnvOrder({ A: '$(B)', B: '1', C: '2', D: '3' }, ['D', 'A'])).toEqual(['D', 'A', 'B', 'C']);
  });

  test('has no limit on how far references reach', () => {
    const chain = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`V${index}`, `$(V${index + 1})`]));
    expect(inEnvOrder(chain)[0]).toBe('V19999');
  });
});
