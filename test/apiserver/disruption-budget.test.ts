import { answersTo, disruptionBudget } from './objects';
import { type JsonObject } from '../../src/private/json';

describe('a PodDisruptionBudget', () => {
  test.each<[string, JsonObject, string[]]>([
    ['a number and a share', { minAvailable: 1 }, []],
    ['a share', { maxUnavailable: '50%' }, []],
    [
      'both',
      { minAvailable: 1, maxUnavailable: 1 },
      ['spec: Invalid value: minAvailable and maxUnavailable cannot be both set'],
    ],
    [
      'shares that are none',
      { minAvailable: '101%' },
      ['minAvailable: Invalid value: "101%": must not be greater than 100%'],
    ],
    [
      'no share',
      { maxUnavailable: 'all' },
      [
        'maxUnavailable: Invalid value: "all": a valid percent string must be a numeric string followed by an ending \'%\'',
      ],
    ],
    [
      'a negative number',
      { minAvailable: -1 },
      ['minAvailable: Invalid value: -1: must be greater than or equal to 0'],
    ],
  ])('%s', (_, change, answers) => {
    expect(answersTo(disruptionBudget(change), 'spec.')).toEqual(answers);
  });
});
