import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileError, Steps } from './steps';
import { InputError } from '../private/errors';

/** Remembers which files a folder's last write left there; Argo CD and kubectl do not read it. */
const MEMORY = '.cdk8s-seldon-files';
const STAGE = '.cdk8s-seldon-stage';

/** A file to be written: its path below the folder, with `/`, and the parts of its text, each made only when its turn comes. */
export interface FileEntry {
  readonly path: string;
  readonly parts: () => Iterable<string>;
  /** Whether there is nothing in it. */
  readonly empty?: boolean;
}

/**
 * Writes files below a folder, all or none: everything is made and staged before the first file appears.
 * Files that an earlier write left and this one does not have are removed; foreign files are never touched.
 * Returns the paths written, relative to the folder.
 */
export function writeFileTree(folder: string, entries: readonly FileEntry[]): string[] {
  const paths = entries.map((entry) => checkedPath(entry.path));
  refuseDuplicates(paths);
  const stage = path.join(folder, STAGE);
  const kept = (name: string | number) => path.join(stage, `kept-${name}`);
  const steps = new Steps();
  let stale: string[];
  try {
    refuseLinks(folder, paths);
    stale = staleFiles(folder, new Set(paths));
    steps.makeFolder(folder);
    steps.makeStage(stage);
    entries.forEach((entry, i) => writeParts(path.join(stage, String(i)), entry.parts()));
    fs.writeFileSync(path.join(stage, MEMORY), paths.map((file) => `${file}\n`).sort().join(''));
    new Set(paths.map((file) => path.posix.dirname(file))).forEach((below) => steps.makeFolder(path.join(folder, below)));
    paths.forEach((file, i) => steps.move(path.join(stage, String(i)), path.join(folder, file), kept(i)));
    stale.forEach((file, i) => steps.putAside(path.join(folder, file), kept(paths.length + i)));
    steps.move(path.join(stage, MEMORY), path.join(folder, MEMORY), kept('memory'));
  } catch (error) {
    steps.takeBack();
    throw fileError(error, folder);
  }
  removeEmptied(folder, stale);
  fs.rmSync(stage, { recursive: true });
  return paths;
}

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
  const strange = file === '' || file.includes('\\') || file.includes('\0') || parts.some((part) => part === '' || part === '.' || part === '..');
  if (strange || parts[0] === STAGE || file === MEMORY) {
    throw new InputError(`cannot write a file named ${JSON.stringify(file)}: its path must stay below the output folder`);
  }
  return file;
}

function refuseDuplicates(paths: readonly string[]): void {
  // Case-insensitive file systems would let one file replace the other.
  const seen = new Map<string, string>();
  for (const file of paths) {
    const other = seen.get(file.toLowerCase());
    if (other !== undefined) {
      throw new InputError(`two manifests would share the file ${JSON.stringify(file)}${other === file ? '' : ` (and ${JSON.stringify(other)})`}: rename one of them`);
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
    const stat = below === '' ? fs.statSync(full, { throwIfNoEntry: false }) : fs.lstatSync(full, { throwIfNoEntry: false });
    if (stat && !stat.isDirectory()) {
      throw new InputError(`cannot write below ${JSON.stringify(full)}: it is ${stat.isSymbolicLink() ? 'a link' : 'a file'}, not a folder`);
    }
  }
  for (const file of paths) {
    if (fs.lstatSync(path.join(folder, file), { throwIfNoEntry: false })?.isDirectory()) {
      throw new InputError(`cannot write ${JSON.stringify(path.join(folder, file))}: it is a folder`);
    }
  }
}

function readMemory(folder: string): string[] {
  try {
    return fs.readFileSync(path.join(folder, MEMORY), 'utf8').split('\n').filter((line) => line !== '');
  } catch {
    return [];
  }
}

/** Files that the last write left and this one does not have. */
function staleFiles(folder: string, written: ReadonlySet<string>): string[] {
  return readMemory(folder).filter((file) => (
    !written.has(file) && !file.split('/').includes('..') && !path.isAbsolute(file) && !crossesLink(folder, file)));
}

/** Removes folders that nothing is left in. */
function removeEmptied(folder: string, files: readonly string[]): void {
  const above = (file: string): string[] => {
    const below = path.posix.dirname(file);
    return below === '.' ? [] : [below, ...above(below)];
  };
  for (const below of [...new Set(files.flatMap(above))].sort((a, b) => b.length - a.length)) {
    const full = path.join(folder, below);
    if (fs.existsSync(full) && fs.readdirSync(full).length === 0) {
      fs.rmdirSync(full);
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
