import { type ChildProcess, spawn } from 'node:child_process';
import * as os from 'node:os';
import { inert } from './inert';
import { EXIT } from './io';
import { OUT_OF_MEMORY } from './out-of-memory';
import { Output } from './output';
import { CLEAR, showsProgress } from './progress';
import { MESSAGES, program, STDERR } from './supervision';

const CHILD_MESSAGES = 3;
const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** What Node prints when its heap is full. */
const FULL =
  /heap out of memory|allocation failed|out of memory|invalid (?:array|table|map|set|string) (?:size|length)/i;
/** The last messages of the runtime on standard error. */
const KEPT = 65_536;

/** Runs the call in a separate process, and returns its exit code. */
export async function supervise(argv: readonly string[], stdin: Buffer | Error | undefined): Promise<number> {
  const child = spawn(process.execPath, [...process.execArgv, program(), ...argv], {
    stdio: [stdin instanceof Buffer ? 'pipe' : 'inherit', 'inherit', 'pipe', STDERR],
    env: { ...process.env, [MESSAGES]: String(CHILD_MESSAGES) },
  });
  let said = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-KEPT);
  });
  if (stdin instanceof Buffer) {
    child.stdin!.on('error', () => undefined).end(stdin);
  }
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  SIGNALS.forEach((signal) => process.on(signal, forward));
  const [code, signal] = await ended(child);
  SIGNALS.forEach((each) => process.off(each, forward));
  return outcome(code, signal, said, argv);
}

function ended(child: ChildProcess): Promise<[code: number | null, signal: NodeJS.Signals | null]> {
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code, signal) => resolve([code, signal]));
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
