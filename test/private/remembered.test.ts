import { remembered } from '../../src/private/remembered';

describe('a function that remembers its results', () => {
  test('is asked once for a string, even if it returns nothing', () => {
    const asked: string[] = [];
    const find = remembered((text) => {
      asked.push(text);
      return text === 'known' ? text.length : undefined;
    });
    expect([find('known'), find('unknown'), find('known'), find('unknown')]).toEqual([5, undefined, 5, undefined]);
    expect(asked).toEqual(['known', 'unknown']);
  });

  test('keeps a limited number of them', () => {
    let times = 0;
    const count = remembered(() => ++times);
    for (let i = 0; i < 5_000; i++) {
      count(`string ${i}`);
    }
    expect(count('string 0')).toBe(5_001);
  });
});
