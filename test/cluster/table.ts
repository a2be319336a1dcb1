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

function write(way: string, example: string, cells: Readonly<Record<string, string>>): void {
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
  const shown = COLUMNS.map((column) =>
    (cells[column] ?? 'not run').replace(/\|/g, '/').replace(/</g, '&lt;').replace(/\s+/g, ' '),
  );
  rows.set(`${way}|${example}`, `| ${[way, example, ...shown].join(' | ')} |`);
  const head = [`| ${['way', 'example', ...COLUMNS].join(' | ')} |`, `|${'---|'.repeat(COLUMNS.length + 2)}`];
  const lines = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
  fs.writeFileSync(PAGE, `${before}${BEGIN}\n${[...head, ...lines].join('\n')}\n${END}${after}`);
}
