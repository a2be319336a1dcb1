import { type Json } from '../../../src/private/json';
import { selects } from '../../../src/rules/helpers/label-selector';

const LABELS = { team: 'growth' };

test.each<[string, Json | undefined]>([
  ['no selector', undefined],
  ['an empty selector', {}],
  ['an equal label', { matchLabels: { team: 'growth' } }],
  ['one of some values', { matchExpressions: [{ key: 'team', operator: 'In', values: ['risk', 'growth'] }] }],
  ['none of some values', { matchExpressions: [{ key: 'team', operator: 'NotIn', values: ['risk'] }] }],
  [
    'an absent label that is none of some values',
    { matchExpressions: [{ key: 'stage', operator: 'NotIn', values: ['dev'] }] },
  ],
  ['a label that exists', { matchExpressions: [{ key: 'team', operator: 'Exists' }] }],
  ['a label that does not exist', { matchExpressions: [{ key: 'stage', operator: 'DoesNotExist' }] }],
])('%s matches', (_, selector) => {
  expect(selects(selector, LABELS)).toBe(true);
});

test.each<[string, Json]>([
  ['another value', { matchLabels: { team: 'risk' } }],
  ['one more label', { matchLabels: { team: 'growth', stage: 'dev' } }],
  ['none of the values', { matchExpressions: [{ key: 'team', operator: 'In', values: ['risk'] }] }],
  [
    'an absent label that is to be one of some values',
    { matchExpressions: [{ key: 'stage', operator: 'In', values: ['dev'] }] },
  ],
  ['a value that must not be', { matchExpressions: [{ key: 'team', operator: 'NotIn', values: ['growth'] }] }],
  ['an absent label that must exist', { matchExpressions: [{ key: 'stage', operator: 'Exists' }] }],
  ['a label that must not exist', { matchExpressions: [{ key: 'team', operator: 'DoesNotExist' }] }],
])('%s does not match', (_, selector) => {
  expect(selects(selector, LABELS)).toBe(false);
});
