import { counted } from '../../src/private/counted';

test.each([
  [0, '0 errors'],
  [1, '1 error'],
  [2, '2 errors'],
])('%d of a noun', (number, expected) => {
  expect(counted(number, 'error')).toBe(expected);
});
