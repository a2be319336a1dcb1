import * as fs from 'node:fs';
import { type Io } from './io';
import { main } from './main';
import { InputError } from '../private/errors';

/** The command line of the real process. */
export function run(): void {
  const io: Io = {
    stdout: writer('stdout', 1),
    stderr: writer('stderr', 2),
    stdin: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) {
        chunks.push(chunk as Buffer);
      }
      return Buffer.concat(chunks);
    },
    cwd: process.cwd(),
    get colour() {
      return process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
    },
  };
  void main(process.argv.slice(2), io).then((code) => { process.exitCode = code; });
}

/** Writes at once, without the streams that Node would load for it: they take longer than a small chart. */
function writer(name: 'stdout' | 'stderr', descriptor: number): (text: string) => void {
  let stream: NodeJS.WriteStream | undefined;
  return (text) => {
    if (stream) {
      stream.write(text);
      return;
    }
    let rest = Buffer.from(text);
    try {
      while (rest.length > 0) {
        rest = rest.subarray(fs.writeSync(descriptor, rest));
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') {
        failed(name, error as NodeJS.ErrnoException);
      }
      // Who reads is slower and does not make us wait: the stream does.
      stream = process[name].on('error', (late: NodeJS.ErrnoException) => failed(name, late));
      stream.write(rest);
    }
  };
}

function failed(name: string, error: NodeJS.ErrnoException): never {
  // A closed pipe (`| head`) is no failure of ours.
  if (error.code === 'EPIPE') {
    process.exit(0);
  }
  throw new InputError(`${name}: cannot be written: ${error.message}`);
}
