import { type ChildProcess, spawn } from 'node:child_process';
import * as os from 'node:os';
import { inert } from './inert';
import { EXIT } from './io';
import { OUT_OF_MEMORY } from './out-of-memory';
import { Output } from './output';
import { CLEAR, showsProgress } from './progress';
import { CHILD_MESSAGES, MESSAGES, program, STARTED, STDERR } from './supervision';

const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** What Node prints when its heap is full. */
const FULL =
  /heap out of memory|allocation failed|out of memory|invalid (?:array|table|map|set|string) (?:size|length)/i;
/** The last messages of the runtime on standard error. */
const KEPT = 65_536;

/**
 * V8's young generation in each thread, as Node 20 has it. What Node 24 takes by itself saves no time here, and nearly
 * doubles the memory.
 */
const YOUNG_GENERATION = '--max-semi-space-size=16';

/** Node waits forever at its start if the system has no room for its threads. */
const LONGEST_START_MS = 20_000;

/** Runs the call in a separate process, and returns its exit code; undefined if such a process does not start. */
export async function supervise(
  argv: readonly string[],
  stdin: Buffer | Error | undefined,
): Promise<number | undefined> {
  const isGiven = [...process.execArgv, process.env.NODE_OPTIONS ?? ''].some((each) => /semi[-_]space/.test(each));
  const options = [...(isGiven ? [] : [YOUNG_GENERATION]), ...process.execArgv];
  const child = spawn(process.execPath, [...options, program(), ...argv], {
    stdio: [stdin instanceof Buffer ? 'pipe' : 'inherit', 'inherit', 'pipe', STDERR, 'pipe'],
    env: { ...process.env, [MESSAGES]: String(CHILD_MESSAGES) },
  });
  let isStuck = false;
  const waiting = setTimeout(() => {
    isStuck = child.kill('SIGKILL');
  }, LONGEST_START_MS);
  // Without descriptors left, there are no streams.
  child.stdio?.[STARTED]?.once('data', () => clearTimeout(waiting));
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-KEPT);
  });
  if (stdin instanceof Buffer) {
    child.stdin?.on('error', () => undefined).end(stdin);
  }
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  SIGNALS.forEach((signal) => process.on(signal, forward));
  const end = await ended(child);
  SIGNALS.forEach((each) => process.off(each, forward));
  clearTimeout(waiting);
  return isStuck || end === undefined ? undefined : outcome(...end, said, argv);
}

/** How a process ends; undefined if the system cannot start one. */
function ended(
  child: ChildProcess,
): Promise<readonly [code: number | null, signal: NodeJS.Signals | null] | undefined> {
  return new Promise((resolve) => {
    child.on('error', () => resolve(undefined)).on('close', (code, signal) => resolve([code, signal]));
  });
}

/** The exit code of a process that has ended; if it was killed, a message explains why. */
function outcome(code: number | null, signal: NodeJS.Signals | null, said: string, argv: readonly string[]): number {
  const stderr = new Output(STDERR);
  const name = argv[0] ?? '';
  if (signal !== null && showsProgress(process.env, STDERR)) {
    // A process that was ended leaves its line of progress.
    stderr.write(CLEAR);
  }
  const isFull = FULL.test(said);
  if (isFull && (signal !== null || code! > EXIT.USAGE)) {
    stderr.write(inert(`cdk8s-seldon ${name}: ${OUT_OF_MEMORY}\n`, false));
    return EXIT.USAGE;
  }
  stderr.write(said);
  if (signal === null) {
    return code!;
  }
  if (signal === 'SIGKILL') {
    stderr.write(`cdk8s-seldon: the process was killed, perhaps because the system has no memory left\n`);
  }
  return 128 + os.constants.signals[signal];
}
