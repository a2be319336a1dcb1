import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

const PAGE = path.join(__dirname, '../../docs/cluster.md');
const COLUMNS = ['first sync', 'second sync without change', 'update', 'removal'];
const [BEGIN, END] = ['<!-- gitops -->', '<!-- /gitops -->'];

/** Writes into the page of what was checked what an engine said of an example; other rows stay. */
export function writeRow(way: string, example: string, cells: Readonly<Record<string, string>>): void {
  alone(() => write(way, example, cells));
}

/** Does something while no other process does: engines are tried at the same time. */
function alone(work: () => void): void {
  const lock = path.join(os.tmpdir(), 'cluster-table.lock');
  const patience = Date.now() + 10_000;
  while (!made(lock) && Date.now() < patience) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  }
  try {
    work();
  } finally {
    fs.rmSync(lock, { recursive: true, force: true });
  }
}

function made(folder: string): boolean {
  try {
    fs.mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** The table of some rows, as the page has it. */
export function tableText(wanted: readonly { readonly way: string; readonly name: string }[]): string {
  const rows = rowsOf(sectionsOf(fs.readFileSync(PAGE, 'utf8')).table);
  const keys = new Set(wanted.map(({ way, name }) => `${way}|${name}`));
  return text(new Map([...rows].filter(([key]) => keys.has(key))));
}

function write(way: string, example: string, cells: Readonly<Record<string, string>>): void {
  const { before, table, after } = sectionsOf(fs.readFileSync(PAGE, 'utf8'));
  const shown = COLUMNS.map((column) =>
    (cells[column] ?? 'not run').replace(/\|/g, '/').replace(/</g, '&lt;').replace(/\s+/g, ' '),
  );
  const rows = rowsOf(table).set(`${way}|${example}`, `| ${[way, example, ...shown].join(' | ')} |`);
  fs.writeFileSync(PAGE, `${before}${BEGIN}\n${text(rows)}\n${END}${after}`);
}

function sectionsOf(page: string): { before: string; table: string; after: string } {
  const [before, rest] = page.split(BEGIN);
  const [table, after] = rest.split(END);
  return { before, table, after };
}

/** Rows of a table by way and example. */
function rowsOf(table: string): Map<string, string> {
  const rows = table.split('\n').filter((line) => /^\| (argocd|flux|kubectl|k3s|script) /.test(line));
  return new Map(
    rows.map((line) => {
      const [, way, example] = line.split('|').map((cell) => cell.trim());
      return [`${way}|${example}`, line];
    }),
  );
}

function text(rows: ReadonlyMap<string, string>): string {
  const head = [`| ${['way', 'example', ...COLUMNS].join(' | ')} |`, `|${'---|'.repeat(COLUMNS.length + 2)}`];
  const lines = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
  return [...head, ...lines].join('\n');
}
