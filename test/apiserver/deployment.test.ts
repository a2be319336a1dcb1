import { answersTo, deployment } from './objects';
import { type JsonObject } from '../../src/private/json';

describe('a Deployment', () => {
  test.each<[string, JsonObject, string[]]>([
    [
      'as the operator makes them',
      { strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0 } }, progressDeadlineSeconds: 120 },
      [],
    ],
    [
      'negative numbers',
      { replicas: -1, minReadySeconds: -1, revisionHistoryLimit: -1, progressDeadlineSeconds: -5 },
      [
        'minReadySeconds: Invalid value: -1: must be greater than or equal to 0',
        'progressDeadlineSeconds: Invalid value: -5: must be greater than minReadySeconds',
        'progressDeadlineSeconds: Invalid value: -5: must be greater than or equal to 0',
        'replicas: Invalid value: -1: must be greater than or equal to 0',
        'revisionHistoryLimit: Invalid value: -1: must be greater than or equal to 0',
      ],
    ],
    [
      'a deadline before pods count as ready',
      { minReadySeconds: 60, progressDeadlineSeconds: 60 },
      ['progressDeadlineSeconds: Invalid value: 60: must be greater than minReadySeconds'],
    ],
    [
      'a strategy that cannot move',
      { strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 0 } } },
      ['strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0'],
    ],
    [
      'shares that are none',
      { strategy: { rollingUpdate: { maxUnavailable: '101%', maxSurge: 'half' } } },
      [
        'strategy.rollingUpdate.maxSurge: Invalid value: "half": a valid percent string must be a numeric string followed by an ending \'%\'',
        'strategy.rollingUpdate.maxUnavailable: Invalid value: "101%": must not be greater than 100%',
      ],
    ],
    [
      'rolling and recreating',
      { strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } },
      ["strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'"],
    ],
    [
      'a selector that chooses all',
      { selector: {} },
      ['selector: Invalid value: empty selector is invalid for deployment'],
    ],
  ])('%s', (_, change, answers) => {
    expect(answersTo(deployment(change), 'spec.')).toEqual(answers);
  });
});
