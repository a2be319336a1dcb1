import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Dice } from '../../helpers/fuzz';
import { type Finding, type Target } from '../target';

const BIN = path.resolve(__dirname, '../../../bin/cdk8s-seldon.js');
const BUNDLE = path.resolve(__dirname, '../../../lib/bundle/cli-process.js');
const KILLS = 12;
const PAIRS = 5;
const MODELS = 30;
/** Runs that may end before their kill, one after the other. */
const MISSED_KILLS = 10;

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

/** A folder in which one run follows another, each on what the one before left. */
class Place {
  /** The files that each version writes into an empty folder. */
  private readonly wanted = new Map<number, string>();
  /** How long the last whole run took. */
  private milliseconds = 0;

  public constructor(
    private readonly folder: string,
    private readonly dice: Dice,
  ) {}

  /** Finds out which files each version writes, and ends with those of the last one. */
  public async prepare(): Promise<void> {
    for (const version of [1, 2]) {
      fs.rmSync(path.join(this.folder, 'out'), { recursive: true, force: true });
      const { code, stderr } = await this.whole(version);
      if (code !== 0) {
        throw new Error(`synth exits with ${code} in an empty folder: ${stderr}`);
      }
      this.wanted.set(version, files(this.folder));
    }
  }

  /** Kills a run at a random moment, once one is struck before it ends. */
  public async kill(): Promise<Finding[]> {
    for (let i = 0; i < MISSED_KILLS; i++) {
      const delay = this.dice.below(this.milliseconds);
      const child = start(this.folder, 1 + this.dice.below(2));
      const ended = end(child);
      await Promise.race([setTimeout(delay), ended]);
      child.kill('SIGKILL');
      await ended;
      if (child.signalCode === 'SIGKILL') {
        return this.repaired(`killed after ${delay} of about ${this.milliseconds} ms`);
      }
    }
    return [{ input: `${MISSED_KILLS} kills`, problem: 'all came after the end of the run' }];
  }

  /** Two runs of one version at once, of which the second begins at a random moment of the first. */
  public async pair(): Promise<Finding[]> {
    const version = 1 + this.dice.below(2);
    const delay = this.dice.below(this.milliseconds);
    const first = end(start(this.folder, version));
    await setTimeout(delay);
    const results = await Promise.all([first, end(start(this.folder, version))]);
    const input = `a second run after ${delay} of about ${this.milliseconds} ms`;
    const silent = results.filter(({ code, stderr }) => code !== 0 && stderr === '');
    return [
      ...(results.some(({ code }) => code === 0) ? [] : [{ input, problem: results.map((r) => r.stderr).join('') }]),
      ...silent.map(() => ({ input, problem: 'a run fails without a sentence' })),
      ...(await this.repaired(input)),
    ];
  }

  /** Whether a run of either version leaves exactly its files, whatever was before. */
  private async repaired(before: string): Promise<Finding[]> {
    const version = 1 + this.dice.below(2);
    const { code, stderr } = await this.whole(version);
    if (code !== 0) {
      return [{ input: before, problem: `the next run exits with ${code}: ${stderr}` }];
    }
    return files(this.folder) === this.wanted.get(version)
      ? []
      : [{ input: before, problem: 'the next run leaves other files than a fresh one' }];
  }

  private async whole(version: number): Promise<{ code: number | null; stderr: string }> {
    const from = performance.now();
    const result = await end(start(this.folder, version));
    this.milliseconds = Math.ceil(performance.now() - from);
    return result;
  }
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
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fuzz-synth-'));
      try {
        const place = new Place(folder, new Dice(seed));
        await place.prepare();
        const findings: Finding[] = [];
        for (let i = 0; i < KILLS + PAIRS; i++) {
          findings.push(...(await (i < KILLS ? place.kill() : place.pair())));
        }
        return { cases: KILLS + PAIRS, findings };
      } finally {
        fs.rmSync(folder, { recursive: true });
      }
    };
  },
};
