import { type Io } from '../../src/cli/io';
import { main } from '../../src/cli/main';

/** What one call of the command line gave. */
export interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process, with a world of its own. */
export async function run(words: readonly string[], world: { cwd?: string; stdin?: string | Buffer } = {}): Promise<Result> {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    cwd: world.cwd ?? process.cwd(),
    colour: false,
    stdout: (text) => void out.push(text),
    stderr: (text) => void err.push(text),
    stdin: async () => Buffer.from(world.stdin ?? ''),
  };
  const code = await main(words, io);
  return { code, stdout: out.join(''), stderr: err.join('') };
}
