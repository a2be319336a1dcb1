import * as fs from 'node:fs';
import * as path from 'node:path';
import { rulesPage } from '../../projenrc/generate/rules-page';
import { RULES } from '../../src/rules/registry.generated';

test('docs/rules.md matches the rules (otherwise: npm run rules-page)', () => {
  expect(fs.readFileSync(path.join(__dirname, '../../docs/rules.md'), 'utf8')).toBe(rulesPage(RULES));
});

test('the page has a section for each rule, with its name, topic and severity', () => {
  const page = rulesPage(RULES);
  RULES.forEach(({ id, name, topic, severity, title, failsInCode }) => {
    const inCode = failsInCode ? '; an error in code' : '';
    expect(page).toContain(`### ${id}\n\n**${title}** (\`${name}\`, ${topic}, ${severity}${inCode})`);
  });
});
