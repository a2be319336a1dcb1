import * as fs from 'node:fs';
import * as path from 'node:path';

const STDIN = 0;
/** Commands that always read standard input. */
const FUNCTIONS = ['krm-function'];
/** The most that is ever requested. */
const ENOUGH = 100_000_000;

/** Whether a call reads standard input. */
export function readsStandardInput(argv: readonly string[]): boolean {
  return argv.includes('-') || FUNCTIONS.includes(argv[0]);
}

/**
 * How many bytes of input a call may read: those of all files and folders among its words. Reads names and sizes alone,
 * and reports nothing about words that cannot be read: the command does.
 */
export function inputBytes(argv: readonly string[]): number {
  const named = argv.map((word) => word.replace(/^--?[a-z-]+=/, '')).filter((word) => word !== '' && word !== '-');
  const given = readsStandardInput(argv) ? fileBytes(() => fs.fstatSync(STDIN)) : 0;
  return named.reduce((sum, word) => sum + bytesOf(word, ENOUGH - sum), given);
}

function bytesOf(file: string, most: number): number {
  let isFolder = false;
  const own = fileBytes(() => {
    // Most words are not files, and an error takes long.
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    isFolder = stat?.isDirectory() === true;
    return stat;
  });
  return isFolder ? folderBytes(file, most) : own;
}

function fileBytes(stat: () => fs.Stats | undefined): number {
  try {
    const status = stat();
    return status?.isFile() === true ? status.size : 0;
  } catch {
    return 0;
  }
}

function folderBytes(folder: string, most: number): number {
  let total = 0;
  for (const entry of entriesOf(folder)) {
    const inside = path.join(folder, entry.name);
    if (total >= most || entry.name === 'node_modules' || entry.name.startsWith('.')) {
      continue;
    }
    total += entry.isDirectory() ? folderBytes(inside, most - total) : fileBytes(() => fs.statSync(inside));
  }
  return total;
}

function entriesOf(folder: string): fs.Dirent[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
