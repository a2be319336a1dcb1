import * as fs from 'node:fs';
import * as path from 'node:path';
import { DEVIATIONS } from '../../src/charts/deviations/all';
import { OPERATOR_ADDITIONS } from '../../src/charts/operator/additions';

const PAGE = path.resolve(__dirname, '../../docs/helm-parity.md');

const TABLES: Record<string, string[]> = {
  deviations: [
    '| name | chart | what is different | why | source |',
    '|---|---|---|---|---|',
    ...DEVIATIONS.map(
      ({ id, chart, summary, reason, see }) =>
        `| \`${id}\` | ${chart ? `\`${chart}\`` : 'all'} | ${summary} | ${reason} | [see](${see}) |`,
    ),
  ],
  additions: [
    '| value | what it is |',
    '|---|---|',
    ...OPERATOR_ADDITIONS.map((addition) => `| \`${addition.path}\` | ${addition.summary} |`),
  ],
};

/** The page with its tables as the code has them now. */
function current(page: string): string {
  return Object.entries(TABLES).reduce(
    (text, [name, rows]) =>
      text.replace(
        new RegExp(`(<!-- ${name}: begin -->\n)[^]*?(<!-- ${name}: end -->)`),
        (_, begin: string, end: string) => `${begin}\n${rows.join('\n')}\n\n${end}`,
      ),
    page,
  );
}

test('docs/helm-parity.md lists the deviations and values of the code (UPDATE_DOCS=1 writes them)', () => {
  const page = fs.readFileSync(PAGE, 'utf8');
  if (process.env.UPDATE_DOCS === '1') {
    fs.writeFileSync(PAGE, current(page));
  }
  expect(fs.readFileSync(PAGE, 'utf8')).toBe(current(page));
});
