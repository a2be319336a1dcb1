import * as fs from 'node:fs';
import { devNull } from 'node:os';
import { hasColour } from './colour';
import { EXIT, type Io } from './io';
import { main } from './main';
import { readStream } from '../input/read-text';

const STDOUT = 1;
const STDERR = 2;

/** The command line of the real process. */
export function run(): void {
  const stdout = new Output(STDOUT);
  const stderr = new Output(STDERR);
  const io: Io = {
    stdout: (result) => stdout.write(result),
    stderr: (text) => stderr.write(text),
    stdin: () => readStream(process.stdin, '<stdin>'),
    cwd: process.cwd(),
    get colour() {
      return hasColour(process.env, isTerminal());
    },
  };
  void main(process.argv.slice(2), io).then((code) => {
    if (stdout.failure !== undefined) {
      stderr.write(`cdk8s-seldon: standard output cannot be written: ${stdout.failure}\n`);
    }
    process.exitCode = stdout.failure === undefined ? code : EXIT.USAGE;
  });
}

/** Whether standard output is a terminal; Node loads its streams to tell, for which nothing else needs to wait. */
function isTerminal(): boolean {
  const output = fs.fstatSync(STDOUT);
  return output.isCharacterDevice() && !isNull(output) && process.stdout.isTTY === true;
}

/** Whether a device is the one that drops all output. */
function isNull({ rdev }: fs.Stats): boolean {
  return fs.statSync(devNull, { throwIfNoEntry: false })?.rdev === rdev;
}

/** How long to wait for a slow reader before the next try. */
const PAUSE_MS = 2;

/**
 * Writes at once, and waits where the reader is slow: results and messages that go to one place keep their order and
 * stay whole. The streams that Node would load for it take longer than a small chart.
 */
class Output {
  /** Why nothing more can be written; a reader that has gone (`| head`) is no failure, and changes no verdict. */
  public failure?: string;
  private closed = false;

  public constructor(private readonly descriptor: number) {}

  public write(result: string | Buffer): void {
    let rest = this.closed ? Buffer.alloc(0) : bytesOf(result);
    while (rest.length > 0) {
      rest = rest.subarray(this.writeSome(rest));
    }
  }

  /** How many bytes are done with: written, or dropped because nobody gets them. */
  private writeSome(bytes: Buffer): number {
    try {
      return fs.writeSync(this.descriptor, bytes);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'EAGAIN') {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
        return 0;
      }
      this.closed = true;
      this.failure = code === 'EPIPE' ? undefined : message;
      return bytes.length;
    }
  }
}

function bytesOf(result: string | Buffer): Buffer {
  return typeof result === 'string' ? Buffer.from(result) : result;
}
