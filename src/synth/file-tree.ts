import * as fs from 'node:fs';
import * as path from 'node:path';
import { FolderLock, isLockName } from './folder-lock';
import { Move, takeBack } from './move';
import { fileError, Steps } from './steps';
import { RECORD, WrittenFiles } from './written-files';
import { InputError } from '../private/errors';

/**
 * A file to be written: its path below the folder, with `/`, and the parts of its text, each made only when its turn
 * comes.
 */
export interface FileEntry {
  readonly path: string;
  readonly parts: () => Iterable<string>;
  /** Whether there is nothing in it. */
  readonly empty?: boolean;
}

/** What a write may do to files that are there already. */
export interface FileTreeOptions {
  /**
   * Whose files these are. Files of another owner are never removed.
   * @default - a program's
   */
  readonly owner?: string;
  /**
   * Whether a file of the owner is what this write is about; one that is not stays, though it is not made.
   * @default - all are
   */
  readonly covers?: (file: string) => boolean;
  /**
   * Whether files of others that have the same name, and another content, are replaced.
   * @default false
   */
  readonly replace?: boolean;
}

/** What a write did, as paths below the folder. */
export interface FileTreeChange {
  readonly written: readonly string[];
  /** Files that an earlier write left and this one did not make. */
  readonly removed: readonly string[];
}

/** Files that a write would replace, though its owner did not write them. */
export class ForeignFilesError extends Error {
  /**
   * @param files paths below the folder, with the owner where it is known: a program (an empty string), or another one
   */
  public constructor(public readonly files: readonly { readonly path: string; readonly owner?: string }[]) {
    super(`would replace files of others: ${files.map((file) => file.path).join(', ')}`);
  }
}

/**
 * Writes files below a folder, all or none, even where the process is killed (the next write recovers then) or where
 * another one writes to the folder (it waits). Everything is made before the first file appears. Files that an earlier
 * write of the owner left and this one does not make are removed.
 *
 * @throws ForeignFilesError where files of others are in the way
 * @throws InputError where the folder cannot be written; it is as it was before
 */
export function writeFileTree(
  folder: string,
  entries: readonly FileEntry[],
  options: FileTreeOptions = {},
): FileTreeChange {
  const paths = entries.map((entry) => checkedPath(entry.path));
  refuseDuplicates(paths);
  const steps = new Steps();
  let lock: FolderLock | undefined;
  try {
    refuseLinks(folder, paths);
    steps.makeFolder(folder);
    lock = new FolderLock(folder);
    for (const [i, entry] of entries.entries()) {
      writeParts(path.join(lock.stage, String(i)), entry.parts());
    }
    lock.acquire((stage) => takeBack(stage, folder));
  } catch (error) {
    lock?.discard();
    steps.takeBack();
    throw fileError(error, folder);
  }
  let removed: string[];
  try {
    removed = moveFiles(lock, folder, paths, options);
  } catch (error) {
    const left = restore(lock, folder);
    steps.takeBack();
    throw fileError(error, folder, left);
  }
  removeEmptied(folder, removed);
  lock.release();
  return { written: paths, removed };
}

/** Moves the files to their places while the lock is held; returns those that went. */
function moveFiles(lock: FolderLock, folder: string, paths: readonly string[], options: FileTreeOptions): string[] {
  const { owner = '', covers = () => true } = options;
  refuseLinks(folder, paths);
  const record = WrittenFiles.in(folder);
  if (!options.replace) {
    refuseForeign(lock.path, folder, paths, record, owner);
  }
  const made = new Set(paths);
  const gone = record.of(owner).filter((file) => !made.has(file) && covers(file));
  const removed = gone.filter((file) => isRemovable(folder, file));
  fs.writeFileSync(path.join(lock.path, String(paths.length)), record.after(owner, paths, gone));
  new Move(lock.path, folder, [...paths, RECORD], removed).run();
  return removed;
}

/** Puts everything back; says so where it cannot, and leaves the rest to the next write. */
function restore(lock: FolderLock, folder: string): string {
  try {
    takeBack(lock.path, folder);
    lock.release();
    return NOTHING_CHANGED;
  } catch {
    lock.abandon();
    return 'not all files could be put back: the next run does it';
  }
}

const NOTHING_CHANGED = 'nothing was changed';

/** Parts are written in bundles, so that a file of any size needs little memory and few calls. */
const BUNDLE = 262_144;

function writeParts(file: string, parts: Iterable<string>): void {
  let bundle = '';
  let handle: number | undefined;
  try {
    for (const part of parts) {
      bundle += part;
      if (bundle.length > BUNDLE) {
        handle ??= fs.openSync(file, 'w');
        fs.writeSync(handle, bundle);
        bundle = '';
      }
    }
    fs.writeFileSync(handle ?? file, bundle);
  } finally {
    if (handle !== undefined) {
      fs.closeSync(handle);
    }
  }
}

function checkedPath(file: string): string {
  const parts = file.split('/');
  const strange = file === '' || /[\\\0\t\n\r]/.test(file) || parts.some((part) => ['', '.', '..'].includes(part));
  if (strange || isLockName(parts[0]) || file === RECORD) {
    throw new InputError(
      `cannot write a file named ${JSON.stringify(file)}: its path must stay below the output folder`,
    );
  }
  return file;
}

function refuseDuplicates(paths: readonly string[]): void {
  // Case-insensitive file systems would let one file replace the other.
  const seen = new Map<string, string>();
  for (const file of paths) {
    const other = seen.get(file.toLowerCase());
    if (other !== undefined) {
      const both = other === file ? '' : ` (and ${JSON.stringify(other)})`;
      throw new InputError(`two manifests would share the file ${JSON.stringify(file)}${both}: rename one of them`);
    }
    seen.set(file.toLowerCase(), file);
  }
}

/** A link inside the folder could lead a write out of it; a file could stand where a folder is needed. */
function refuseLinks(folder: string, paths: readonly string[]): void {
  const folders = new Set<string>(['']);
  for (const file of paths) {
    for (let below = path.posix.dirname(file); below !== '.'; below = path.posix.dirname(below)) {
      folders.add(below);
    }
  }
  for (const below of folders) {
    const full = path.join(folder, below);
    const stat =
      below === '' ? fs.statSync(full, { throwIfNoEntry: false }) : fs.lstatSync(full, { throwIfNoEntry: false });
    if (stat && !stat.isDirectory()) {
      throw new InputError(
        `cannot write below ${JSON.stringify(full)}: it is ${stat.isSymbolicLink() ? 'a link' : 'a file'}, not a folder`,
      );
    }
  }
  for (const file of paths) {
    if (fs.lstatSync(path.join(folder, file), { throwIfNoEntry: false })?.isDirectory()) {
      throw new InputError(`cannot write ${JSON.stringify(path.join(folder, file))}: it is a folder`);
    }
  }
}

function refuseForeign(
  stage: string,
  folder: string,
  paths: readonly string[],
  record: WrittenFiles,
  owner: string,
): void {
  const foreign = paths
    .map((file, i) => ({ path: file, owner: record.ownerOf(file), staged: path.join(stage, String(i)) }))
    .filter((file) => file.owner !== owner && differs(path.join(folder, file.path), file.staged));
  if (foreign.length > 0) {
    throw new ForeignFilesError(foreign.map(({ path: file, owner: other }) => ({ path: file, owner: other })));
  }
}

/** Whether something else than a file of the same content stands in a place. */
function differs(file: string, staged: string): boolean {
  const stat = fs.lstatSync(file, { throwIfNoEntry: false });
  if (stat === undefined) {
    return false;
  }
  return (
    !stat.isFile() || stat.size !== fs.statSync(staged).size || !fs.readFileSync(file).equals(fs.readFileSync(staged))
  );
}

/** Whether a file of the record is there, and below the folder: nobody is kept from editing the record. */
function isRemovable(folder: string, file: string): boolean {
  if (file.split('/').includes('..') || path.isAbsolute(file) || crossesLink(folder, file)) {
    return false;
  }
  return fs.lstatSync(path.join(folder, file), { throwIfNoEntry: false })?.isDirectory() === false;
}

/** Removes folders that are empty now. */
function removeEmptied(folder: string, files: readonly string[]): void {
  const above = (file: string): string[] => {
    const below = path.posix.dirname(file);
    return below === '.' ? [] : [below, ...above(below)];
  };
  for (const below of [...new Set(files.flatMap(above))].sort((a, b) => b.length - a.length)) {
    const full = path.join(folder, below);
    try {
      fs.rmdirSync(full);
    } catch {
      // It holds something, or is gone.
    }
  }
}

function crossesLink(folder: string, file: string): boolean {
  for (let below = path.posix.dirname(file); below !== '.'; below = path.posix.dirname(below)) {
    if (fs.lstatSync(path.join(folder, below), { throwIfNoEntry: false })?.isSymbolicLink()) {
      return true;
    }
  }
  return false;
}
