import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { allRows, type Row, titleOf } from './rows';
import { tableText } from './table';

/**
 * Runs the rows of the table of docs/cluster.md, several at once, each in its own process and network, and
 * prints the table: gitops.ts gitops[-argocd|-flux|-by-hand] [-t REGULAR_EXPRESSION]
 * CLUSTER_SHARDS says how many run at once; they wait about as long as they compute.
 */
const FILES: Readonly<Record<string, string>> = { argocd: 'gitops-argocd', flux: 'gitops-flux' };
const BY_HAND = 'gitops-by-hand';
const ROOT = path.join(__dirname, '../..');

const fileOf = ({ way }: Row): string => FILES[way] ?? BY_HAND;

function chosenRows(): Row[] {
  const { values, positionals } = parseArgs({
    options: { t: { type: 'string', short: 't', default: '' } },
    allowPositionals: true,
  });
  const pattern = new RegExp(values.t);
  // As for Jest, the title of each test belongs to what the expression may match.
  return allRows().filter(
    (row) => positionals.every((word) => fileOf(row).includes(word)) && pattern.test(`${titleOf(row)} `),
  );
}

const running = new Set<ChildProcess>();

/** Runs one row; its output goes to a file. Returns whether it is good. */
async function run(row: Row, logs: string): Promise<boolean> {
  const name = `${row.way} ${row.name}`.replace(/[ -]+/g, '-');
  const output = fs.openSync(path.join(logs, `${name}.txt`), 'w');
  const title = titleOf(row).replace(/[-.]/g, '\\$&');
  const child = spawn(path.join(__dirname, 'isolated.sh'), [fileOf(row), '-t', `^${title} (the|a|one|what) `], {
    env: { ...process.env, CLUSTER_LOGS: path.join(logs, name) },
    stdio: ['ignore', output, output],
  });
  fs.closeSync(output);
  running.add(child);
  const code = await new Promise((resolve) => child.once('close', resolve));
  running.delete(child);
  return code === 0;
}

async function main(): Promise<void> {
  const rows = chosenRows();
  if (rows.length === 0) {
    throw new Error('no row has such a name: see the table in docs/cluster.md');
  }
  const logs = fs.mkdtempSync(path.join(os.tmpdir(), 'gitops-'));
  const most = Number(process.env.CLUSTER_SHARDS ?? 2 * os.availableParallelism() + 1);
  const start = Date.now();
  const waiting = [...rows];
  const failed: Row[] = [];
  const work = async () => {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
      const begun = Date.now();
      const good = await run(row, logs);
      process.stderr.write(`${good ? 'good  ' : 'FAILED'} ${titleOf(row)}, ${secondsSince(begun)} s\n`);
      if (!good) {
        failed.push(row);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, rows.length) }, work));
  process.stdout.write(`${tableText(rows)}\n`);
  const took = `${rows.length} rows in ${secondsSince(start)} s, ${most} at once`;
  if (failed.length > 0) {
    throw new Error(`${failed.length} of ${took}, failed: ${failed.map(titleOf).join('; ')}. Output and logs: ${logs}`);
  }
  fs.rmSync(logs, { recursive: true });
  process.stderr.write(`gitops: ${took}, all good; docs/cluster.md has the table\n`);
}

const secondsSince = (start: number): number => Math.round((Date.now() - start) / 1000);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    // What runs in the row's own processes ends with the first of them.
    running.forEach((child) => child.kill('SIGKILL'));
    process.exit(1);
  });
}
process.chdir(ROOT);
main().catch((error: Error) => {
  process.stderr.write(`gitops: ${error.message}\n`);
  process.exitCode = 1;
});
