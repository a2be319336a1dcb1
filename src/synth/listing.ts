import * as fs from 'node:fs';
import * as path from 'node:path';

/**
 * What is in a folder and the folders below it, at the time of the first question about each: one call of the file
 * system for a folder instead of one for each file.
 */
export class Listing {
  private readonly folders = new Map<string, ReadonlyMap<string, fs.Dirent>>();

  public constructor(private readonly root: string) {}

  /** Whether anything, even a broken link, is at a path relative to the folder, with `/`. */
  public has(file: string): boolean {
    return this.find(file) !== undefined;
  }

  /** What is at a path relative to the folder; a link is a link, not what it leads to. */
  public find(file: string): Pick<fs.Dirent, 'isDirectory' | 'isFile'> | undefined {
    const name = path.posix.basename(file);
    const known = this.in(path.posix.dirname(file));
    const found = known.get(name);
    // On some file systems, a name in other letters is the same file.
    return found === undefined && (!PLAIN.test(name) || known.has(keyOfCase(name)))
      ? fs.lstatSync(path.join(this.root, file), { throwIfNoEntry: false })
      : found;
  }

  private in(folder: string): ReadonlyMap<string, fs.Dirent> {
    let known = this.folders.get(folder);
    if (known === undefined) {
      known = list(path.join(this.root, folder));
      this.folders.set(folder, known);
    }
    return known;
  }
}

const PLAIN = /^[\x20-\x7E]*$/;

/** No file has a slash in its name. */
function keyOfCase(name: string): string {
  return `/${name.toLowerCase()}`;
}

function list(folder: string): ReadonlyMap<string, fs.Dirent> {
  const found = new Map<string, fs.Dirent>();
  for (const entry of read(folder)) {
    found.set(entry.name, entry);
    found.set(keyOfCase(entry.name), entry);
  }
  return found;
}

function read(folder: string): fs.Dirent[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) {
      return [];
    }
    throw error;
  }
}
