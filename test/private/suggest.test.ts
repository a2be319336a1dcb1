import { suggest } from '../../src/private/suggest';

test.each([
  ['validat', 'validate'],
  ['tempalte', 'template'],
  ['forceV1', 'forcev1'],
])('%s means %s', (word, meant) => {
  expect(suggest(word, ['validate', 'template', 'forcev1', 'crd'])).toBe(meant);
});

test.each([
  ['x', ['a', 'env', 'x1']],
  ['ab', ['cd', 'a', 'abcd']],
  ['abc', ['xyc', 'a']],
  ['name', ['me', 'nine1s']],
])('%s does not mean any of %j: more than half of the shorter word differs', (word, candidates) => {
  expect(suggest(word, candidates)).toBeUndefined();
});

test.each([
  ['X', 'x'],
  ['ur', 'uri'],
  ['evn', 'env'],
  ['nmae', 'name'],
  ['kidn', 'kind'],
])('the short word %s means %s', (word, meant) => {
  expect(suggest(word, [meant])).toBe(meant);
});

test('nothing is suggested if nothing is close', () => {
  expect(suggest('kubectl', ['validate', 'template'])).toBeUndefined();
});
