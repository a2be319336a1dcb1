import * as path from 'node:path';
import { type Io } from './io';
import { decodeText, readText } from '../input/read-text';

/** How messages name standard input. */
export const STDIN = '<stdin>';

/**
 * The text of a file named on the command line; `-` is standard input.
 *
 * @throws InputError where it cannot be read, is too large, or holds no text
 */
export async function readFile(name: string, io: Io): Promise<string> {
  return name === '-' ? decodeText(await io.stdin(), STDIN) : readFileNow(name, io);
}

/** The same for a file that cannot be standard input. */
export function readFileNow(name: string, io: Io): string {
  return readText(path.resolve(io.cwd, name), name);
}
