/** What a command sees of the world: tests give it another one. */
export interface Io {
  /** The folder that relative paths start from. */
  readonly cwd: string;
  /** Whether results may carry colour. */
  readonly colour: boolean;
  /** Shows the progress of a long run, in one line; absent if nobody waits. */
  readonly progress?: (line: string) => void;
  /** Results: a string, or bytes that pass through unchanged. */
  stdout(result: string | Buffer): void;
  /** Everything else: warnings, summaries, usage errors. */
  stderr(text: string): void;
  /** All of standard input, read once. */
  stdin(): Promise<Buffer>;
}

/** Exit codes that scripts rely on. */
export const EXIT = { FINE: 0, FINDINGS: 1, USAGE: 2 } as const;
