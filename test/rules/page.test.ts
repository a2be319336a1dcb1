import * as fs from 'node:fs';
import * as path from 'node:path';
import { RULES } from '../../src/rules/registry';
import { type Rule } from '../../src/rules/rule';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- a script of the repository, without types
const { rulesPage } = require('../../scripts/rules-page') as { rulesPage(rules: readonly Rule[]): string };

test('docs/rules.md is what the rules say (else: npm run rules-page)', () => {
  expect(fs.readFileSync(path.join(__dirname, '../../docs/rules.md'), 'utf8')).toBe(rulesPage(RULES));
});

test('the page has a section for each rule', () => {
  const page = rulesPage(RULES);
  RULES.forEach(({ id, title }) => expect(page).toContain(`### ${id}\n\n**${title}**`));
});
