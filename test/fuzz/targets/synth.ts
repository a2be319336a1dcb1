import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Dice } from '../../helpers/fuzz';
import { type Finding, type Target } from '../target';

const BIN = path.resolve(__dirname, '../../../bin/cdk8s-seldon.js');
const BUNDLE = path.resolve(__dirname, '../../../lib/bundle/cli-process.js');
const KILLS = 5;
const PAIRS = 2;
const MODELS = 30;
/** Longer than a whole run on a fast machine. */
const LATEST_KILL_MS = 1_500;

/** Values of a platform whose files differ from version to version. */
const values = (version: number): string =>
  [
    'environments: {dev: {}, prod: {}}',
    'models:',
    ...Array.from(
      { length: MODELS },
      (_, i) => `  m${i * version}: {namespace: a, server: SKLEARN, uri: 's3://b/v${version}'}`,
    ),
  ].join('\n');

function start(folder: string, version: number): ChildProcess {
  // The name of the file is that of the platform: all versions are of one.
  fs.writeFileSync(path.join(folder, 'platform.yaml'), values(version));
  return spawn(process.execPath, [BIN, 'synth', '-f', 'platform.yaml', '-o', 'out'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

async function end(child: ChildProcess): Promise<{ code: number | null; stderr: string }> {
  let stderr = '';
  child.stderr!.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, stderr };
}

/** All files below the output, hidden ones included. */
function files(folder: string): string {
  const out = path.join(folder, 'out');
  const entries = fs.readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = entries.map((entry) => {
    const file = path.join(entry.parentPath, entry.name);
    return [path.relative(out, file), fs.readFileSync(file, 'utf8')];
  });
  return JSON.stringify(texts.sort());
}

/** Runs in a new folder. */
async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fuzz-synth-'));
  try {
    return await work(folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** Whether a run of one version leaves exactly its files, whatever was before. */
async function repaired(folder: string, version: number, before: string): Promise<Finding[]> {
  const { code, stderr } = await end(start(folder, version));
  const wanted = await inFolder(async (fresh) => {
    await end(start(fresh, version));
    return files(fresh);
  });
  if (code !== 0) {
    return [{ input: before, problem: `the next run exits with ${code}: ${stderr}` }];
  }
  return files(folder) === wanted
    ? []
    : [{ input: before, problem: 'the next run leaves other files than a fresh one' }];
}

function killed(dice: Dice): Promise<Finding[]> {
  return inFolder(async (folder) => {
    await end(start(folder, 1));
    const delay = dice.below(LATEST_KILL_MS);
    const child = start(folder, 2);
    const ended = end(child);
    await Promise.race([setTimeout(delay), ended]);
    child.kill('SIGKILL');
    await ended;
    return repaired(folder, 1 + dice.below(2), `killed after ${delay} ms`);
  });
}

function pair(dice: Dice): Promise<Finding[]> {
  return inFolder(async (folder) => {
    const delay = dice.below(LATEST_KILL_MS / 3);
    await end(start(folder, 1));
    const first = end(start(folder, 2));
    await setTimeout(delay);
    const results = await Promise.all([first, end(start(folder, 2))]);
    const input = `a second run after ${delay} ms`;
    const silent = results.filter(({ code, stderr }) => code !== 0 && stderr === '');
    return [
      ...(results.some(({ code }) => code === 0) ? [] : [{ input, problem: results.map((r) => r.stderr).join('') }]),
      ...silent.map(() => ({ input, problem: 'a run fails without a sentence' })),
      ...(await repaired(folder, 2, input)),
    ];
  });
}

/** Files are all or nothing, whenever a run is killed and however many run at once. */
export const synth: Target = {
  name: 'synth',
  promise: 'after a kill at any moment, and after two runs at once, the next run leaves exactly its files',
  prepare() {
    if (!fs.existsSync(BUNDLE)) {
      process.stderr.write('synth: npx projen compile has to come first\n');
      return undefined;
    }
    return async (seed) => {
      const dice = new Dice(seed);
      const findings: Finding[] = [];
      for (let i = 0; i < KILLS + PAIRS; i++) {
        findings.push(...(await (i < KILLS ? killed(dice) : pair(dice))));
      }
      return { cases: KILLS + PAIRS, findings };
    };
  },
};
