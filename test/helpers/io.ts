import { main } from '../../src/cli/main';

/** What one call of the command line printed and returned. */
export interface Called {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Calls the command line in this process, with a text as standard input. */
export async function call(
  argv: readonly string[],
  options: { stdin?: string; cwd?: string; colour?: boolean; progress?: (line: string) => void } = {},
): Promise<Called> {
  let [stdout, stderr] = ['', ''];
  const code = await main(argv, {
    cwd: options.cwd ?? process.cwd(),
    colour: options.colour ?? false,
    progress: options.progress,
    stdout: (result) => {
      stdout += result.toString();
    },
    stderr: (text) => {
      stderr += text;
    },
    stdin: () => Promise.resolve(Buffer.from(options.stdin ?? '')),
  });
  return { code, stdout, stderr };
}
