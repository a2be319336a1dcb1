import * as path from 'node:path';
import { UsageError } from './command';
import { type Io } from './io';
import { decodeText, readText } from '../input/read-text';

/** How messages name standard input. */
export const STDIN = '<stdin>';

/**
 * The content of a file named on the command line; `-` is standard input.
 *
 * @throws InputError if it cannot be read, is too large, or is not a text file
 */
export async function readFile(name: string, io: Io): Promise<string> {
  refuseEmpty(name);
  return name === '-' ? decodeText(await io.stdin(), STDIN) : readFileNow(name, io);
}

/** The same for a file that cannot be standard input. */
export function readFileNow(name: string, io: Io): string {
  refuseEmpty(name);
  return readText(path.resolve(io.cwd, name), name);
}

/**
 * @throws UsageError if a path is an empty string, as from an unset variable: it would mean the working directory
 */
export function refuseEmpty(name: string): void {
  if (name === '') {
    throw new UsageError('a path is an empty string: name a file or a directory, or . for the working directory');
  }
}
