import * as fs from 'node:fs';
import * as path from 'node:path';

const PAGE = path.join(__dirname, '../../docs/cluster.md');
const COLUMNS = ['first sync', 'second sync without change', 'update', 'removal'];
const [BEGIN, END] = ['<!-- gitops -->', '<!-- /gitops -->'];

/** Writes into the page of what was checked what an engine said of an example; other rows stay. */
export function writeRow(way: string, example: string, cells: Readonly<Record<string, string>>): void {
  const page = fs.readFileSync(PAGE, 'utf8');
  const [before, rest] = page.split(BEGIN);
  const [table, after] = rest.split(END);
  const rows = new Map(
    table
      .split('\n')
      .filter((line) => /^\| (argocd|flux|kubectl|k3s|script) /.test(line))
      .map((line) => [
        line
          .split('|')
          .slice(1, 3)
          .map((cell) => cell.trim())
          .join('|'),
        line,
      ]),
  );
  const shown = COLUMNS.map((column) => (cells[column] ?? 'not run').replace(/\|/g, '/').replace(/\s+/g, ' '));
  rows.set(`${way}|${example}`, `| ${[way, example, ...shown].join(' | ')} |`);
  const head = [`| ${['way', 'example', ...COLUMNS].join(' | ')} |`, `|${'---|'.repeat(COLUMNS.length + 2)}`];
  const lines = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
  fs.writeFileSync(PAGE, `${before}${BEGIN}\n${[...head, ...lines].join('\n')}\n${END}${after}`);
}
