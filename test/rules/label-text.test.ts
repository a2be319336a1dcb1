import { parseLabels } from '../../src/rules/label-text';

test.each([
  ['app=iris', { matchLabels: { app: 'iris' } }],
  [' app == iris , tier = ', { matchLabels: { app: 'iris', tier: '' } }],
  ['a/b!=c', { matchExpressions: [{ key: 'a/b', operator: 'NotIn', values: ['c'] }] }],
  [
    'app in (a, b),tier notin (c)',
    {
      matchExpressions: [
        { key: 'app', operator: 'In', values: ['a', 'b'] },
        { key: 'tier', operator: 'NotIn', values: ['c'] },
      ],
    },
  ],
  [
    'app, ! tier',
    {
      matchExpressions: [
        { key: 'app', operator: 'Exists' },
        { key: 'tier', operator: 'DoesNotExist' },
      ],
    },
  ],
  ['generation > 3', undefined],
  ['!app=iris', undefined],
  ['', undefined],
])('the selector "%s"', (text, selector) => {
  expect(parseLabels(text)).toEqual(selector);
});
