import * as fs from 'node:fs';
import * as path from 'node:path';
import { FolderLock, isLockName } from './folder-lock';
import { Listing } from './listing';
import { Move, takeBack } from './move';
import { Staging } from './staging';
import { fileError, Steps } from './steps';
import { RECORD, WrittenFiles } from './written-files';
import { InputError } from '../private/errors';

/**
 * A file to write: its path relative to the folder, with `/`, and the parts of its content, each generated only when it
 * is needed.
 */
export interface FileEntry {
  readonly path: string;
  readonly parts: () => Iterable<string>;
  /** Whether it is empty. */
  readonly empty?: boolean;
}

/** What a write may do to existing files. */
export interface FileTreeOptions {
  /**
   * Owner of the files. Files of another owner are never removed.
   * @default - a program's
   */
  readonly owner?: string;
  /**
   * Whether a file of the owner belongs to this write; one that does not is kept although it is not generated.
   * @default - all are
   */
  readonly covers?: (file: string) => boolean;
  /**
   * Whether foreign files with the same name and different content are replaced.
   * @default false
   */
  readonly replace?: boolean;
}

/** What a write did, as paths relative to the folder. */
export interface FileTreeChange {
  readonly written: readonly string[];
  /** Files of an earlier write that this one did not generate. */
  readonly removed: readonly string[];
}

/** Files that a write would replace although its owner did not write them. */
export class ForeignFilesError extends Error {
  /**
   * @param files paths relative to the folder, with the owner if it is known: a program (an empty string), or another
   */
  public constructor(public readonly files: readonly { readonly path: string; readonly owner?: string }[]) {
    super(`would replace files that somebody else wrote: ${files.map((file) => file.path).join(', ')}`);
  }
}

/**
 * Writes files to a folder, all or none, even if the process is killed (the next write recovers) or another process
 * writes to the folder (it waits). Everything is generated before the first file appears. A file that is there already,
 * with the same content, is not touched. Files of an earlier write of the owner that this one does not generate are
 * removed.
 *
 * @throws ForeignFilesError if it would replace files of another owner
 * @throws InputError if the folder cannot be written, in which case it is unchanged
 */
export function writeFileTree(
  folder: string,
  entries: readonly FileEntry[],
  options: FileTreeOptions = {},
): FileTreeChange {
  const paths = entries.map((entry) => checkedPath(entry.path));
  refuseDuplicates(paths);
  const steps = new Steps();
  const listing = new Listing(folder);
  const staging = new Staging(folder, listing);
  let lock: FolderLock | undefined;
  try {
    refuseLinks(folder, paths, listing);
    steps.makeFolder(folder);
    lock = new FolderLock(folder);
    for (const entry of entries) {
      staging.add(lock.stage, entry.path, entry.parts);
    }
    lock.acquire((stage) => takeBack(stage, folder));
  } catch (error) {
    lock?.discard();
    steps.takeBack();
    throw fileError(error, folder);
  }
  let removed: string[];
  try {
    removed = moveFiles(lock, folder, paths, staging, options);
  } catch (error) {
    const left = restore(lock, folder);
    steps.takeBack();
    throw fileError(error, folder, left);
  }
  removeEmptied(folder, removed);
  lock.release();
  return { written: paths, removed };
}

/** Moves the files to their places while the lock is held; returns the removed ones. */
function moveFiles(
  lock: FolderLock,
  folder: string,
  paths: readonly string[],
  staging: Staging,
  options: FileTreeOptions,
): string[] {
  const { owner = '', covers = () => true } = options;
  const listing = new Listing(folder);
  refuseLinks(folder, paths, listing);
  staging.refresh(lock.path);
  const { staged } = staging;
  const record = WrittenFiles.in(folder);
  if (!options.replace) {
    refuseForeign({ stage: lock.path, folder, staged, listing }, record, owner);
  }
  const made = new Set(paths);
  const gone = record.of(owner).filter((file) => !made.has(file) && covers(file));
  const removed = gone.filter((file) => isRemovable(folder, file));
  fs.writeFileSync(path.join(lock.path, String(staged.length)), record.after(owner, paths, gone));
  new Move(lock.path, folder, [...staged, RECORD], removed, listing).run();
  return removed;
}

/** Restores everything; if it cannot, it reports that and leaves the rest to the next write. */
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
  // On case-insensitive file systems, one file would replace the other.
  const seen = new Map<string, string>();
  for (const file of paths) {
    const other = seen.get(file.toLowerCase());
    if (other !== undefined) {
      const both = other === file ? '' : ` (and ${JSON.stringify(other)})`;
      throw new InputError(
        `two manifests would share the file ${JSON.stringify(file)}${both}: rename one of them, or choose another layout`,
      );
    }
    seen.set(file.toLowerCase(), file);
  }
}

/** A link inside the folder could lead a write out of it, and a file could be in place of a folder. */
function refuseLinks(folder: string, paths: readonly string[], listing: Listing): void {
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
    if (listing.find(file)?.isDirectory()) {
      throw new InputError(`cannot write ${JSON.stringify(path.join(folder, file))}: it is a folder`);
    }
  }
}

interface Staged {
  readonly stage: string;
  readonly folder: string;
  readonly staged: readonly string[];
  readonly listing: Listing;
}

function refuseForeign({ stage, folder, staged, listing }: Staged, record: WrittenFiles, owner: string): void {
  const foreign = staged
    .map((file, i) => ({ path: file, owner: record.ownerOf(file), staged: path.join(stage, String(i)) }))
    .filter(
      (file) => file.owner !== owner && listing.has(file.path) && differs(path.join(folder, file.path), file.staged),
    );
  if (foreign.length > 0) {
    throw new ForeignFilesError(foreign.map(({ path: file, owner: other }) => ({ path: file, owner: other })));
  }
}

/** Whether something other than a file with the same content is at a path. */
function differs(file: string, staged: string): boolean {
  const stat = fs.lstatSync(file, { throwIfNoEntry: false });
  if (stat === undefined) {
    return false;
  }
  return (
    !stat.isFile() || stat.size !== fs.statSync(staged).size || !fs.readFileSync(file).equals(fs.readFileSync(staged))
  );
}

/** Whether a file of the record exists and is inside the folder: anybody may have edited the record. */
function isRemovable(folder: string, file: string): boolean {
  if (file.split('/').includes('..') || path.isAbsolute(file) || crossesLink(folder, file)) {
    return false;
  }
  return fs.lstatSync(path.join(folder, file), { throwIfNoEntry: false })?.isDirectory() === false;
}

/** Removes folders that have become empty. */
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
      // It is not empty, or does not exist.
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
