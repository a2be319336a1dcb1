import { type ParseArgsConfig } from 'node:util';
import { type Suggestions } from './completion/suggestions';
import { type Io } from './io';

/** One subcommand; its file is loaded only when it is called. */
export interface Command {
  /** The output of `--help`: usage, options, an example; at most 80 columns. */
  readonly help: string;
  /** Options other than `--help` and `--debug`, as for `util.parseArgs`. */
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** How a shell completes its arguments, and those of options whose help text is not sufficient. */
  readonly completion?: {
    /** @default - files */
    readonly arguments?: Suggestions;
    /** @default - by the placeholder of the argument: FILE for files, DIR for directories, otherwise nothing */
    readonly options?: Readonly<Record<string, Suggestions>>;
  };
  /** Does the work and returns the exit code; throws `InputError` or `UsageError` for a user's mistake. */
  run(args: Arguments, io: Io): Promise<number>;
}

/** The parsed words of one call. */
export interface Arguments {
  readonly positionals: string[];
  /** All values of an option, in order; empty if it was not given. */
  all(option: string): string[];
  /** The last value of an option. */
  one(option: string): string | undefined;
  /** Whether a flag was given. */
  flag(option: string): boolean;
}

/** The call's words are off; commands exit with 2 and point to `--help`. */
export class UsageError extends Error {
  public constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
