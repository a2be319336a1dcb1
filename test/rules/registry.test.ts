import { RULES } from '../../src/rules/registry';

const RANGE = { schema: /^SELDON0\d\d$/, webhook: /^SELDON1\d\d$/, trap: /^SELDON[2-9]\d\d$/ };

test('ids are unique and in order', () => {
  const ids = RULES.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
});

test.each(RULES.map((rule) => [rule.id, rule] as const))('%s has the id of its group and says all there is to say', (id, rule) => {
  expect(id).toMatch(RANGE[rule.group]);
  expect(rule.title).toMatch(/^[a-zA-Z].*[^.]$/);
  expect(rule.consequence).toMatch(/\.$/);
  expect(rule.source).toMatch(/^https:\/\//);
});
