import * as fs from 'node:fs';
import { hasColour } from './colour';
import { inputBytes, readsStandardInput } from './input-bytes';
import { EXIT, type Io } from './io';
import { main } from './main';
import { Output } from './output';
import { Progress, showsProgress } from './progress';
import { messagesDescriptor, needsSupervision, reportStart } from './supervision';
import type * as Supervisor from './supervisor';
import { isTerminal } from './terminal';
import { tuneFor } from './tuning';
import { readStream } from '../input/read-text';

const STDOUT = 1;

/**
 * The command line of the real process.
 * @param keepNothing called if the compiled code of this process is not what the next call needs
 */
export function run(keepNothing?: () => void): void {
  void start(process.argv.slice(2), keepNothing).then((code) => {
    process.exitCode = code;
  });
}

async function start(argv: readonly string[], keepNothing?: () => void): Promise<number> {
  const stdin = readsStandardInput(argv) ? await givenInput() : undefined;
  const bytes = (stdin instanceof Buffer ? stdin.length : 0) + inputBytes(argv);
  if (!needsSupervision(bytes)) {
    tuneFor(bytes);
    return runHere(argv, stdin);
  }
  // The other process runs the command, and ends first.
  keepNothing?.();
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- small calls need no separate process
  const { supervise } = require('./supervisor') as typeof Supervisor;
  return (await supervise(argv, stdin)) ?? runHere(argv, stdin);
}

async function runHere(argv: readonly string[], stdin: Buffer | Error | undefined): Promise<number> {
  reportStart();
  const stdout = new Output(STDOUT);
  const goesToFile = fs.fstatSync(STDOUT).isFile();
  const messages = messagesDescriptor();
  const stderr = new Output(messages);
  const progress = new Progress(
    (text) => stderr.write(text),
    () => showsProgress(process.env, messages),
  );
  const io: Io = {
    stdout: (result) => {
      // Readers of the results see how far they are, perhaps on the same terminal.
      if (!goesToFile) {
        progress.end();
      }
      stdout.write(result);
    },
    stderr: (text) => {
      progress.clear();
      stderr.write(text);
    },
    progress: (line) => progress.show(line),
    stdin: async () => {
      if (stdin instanceof Error) {
        throw stdin;
      }
      return stdin ?? readStream(process.stdin, '<stdin>');
    },
    cwd: process.cwd(),
    get colour() {
      return hasColour(process.env, isTerminal(STDOUT));
    },
  };
  const code = await main(argv, io);
  progress.end();
  if (stdout.failure === undefined) {
    return code;
  }
  stderr.write(`cdk8s-seldon: standard output cannot be written: ${stdout.failure}\n`);
  return EXIT.USAGE;
}

/** What a pipe contains, or why it cannot be read: only then is its size known. */
async function givenInput(): Promise<Buffer | Error | undefined> {
  try {
    const stdin = fs.fstatSync(0);
    return stdin.isFIFO() || stdin.isSocket() ? await readStream(process.stdin, '<stdin>') : undefined;
  } catch (error) {
    return error as Error;
  }
}
