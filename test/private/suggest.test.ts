import { suggest } from '../../src/private/suggest';

test.each([
  ['validat', 'validate'],
  ['tempalte', 'template'],
  ['forceV1', 'forcev1'],
])('%s means %s', (word, meant) => {
  expect(suggest(word, ['validate', 'template', 'forcev1', 'crd'])).toBe(meant);
});

test('nothing is suggested if nothing is close', () => {
  expect(suggest('kubectl', ['validate', 'template'])).toBeUndefined();
});
