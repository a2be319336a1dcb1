import * as fs from 'node:fs';
import * as path from 'node:path';
import { InputError } from '../private/errors';
import { entryOf } from '../private/json';

/** Changes of a folder that are undone together if one of them fails. */
export class Steps {
  private readonly undo: (() => void)[] = [];

  /** Creates a folder and its parents. */
  public makeFolder(folder: string): void {
    if (fs.existsSync(folder)) {
      return;
    }
    this.makeFolder(path.dirname(folder));
    try {
      fs.mkdirSync(folder);
    } catch (error) {
      // Another process may have created it in the meantime.
      if (fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
        return;
      }
      throw error;
    }
    this.undo.push(() => fs.rmdirSync(folder));
  }

  /** Writes a new file. @throws if anything exists at its path, even a link */
  public write(file: string, content: string | Uint8Array, mode = 0o666): void {
    this.makeFolder(path.dirname(file));
    fs.writeFileSync(file, '', { flag: 'wx', mode });
    this.undo.push(() => fs.rmSync(file));
    fs.writeFileSync(file, content, { mode });
  }

  /** Undoes all steps. */
  public takeBack(): void {
    for (const step of this.undo.reverse()) {
      try {
        step();
      } catch {
        // A step that cannot be undone must not prevent the others from being undone.
      }
    }
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you have no permission',
  EPERM: 'you have no permission',
  EROFS: 'its file system is read-only',
  ENOSPC: 'no space is left',
  EDQUOT: 'your quota is used up',
  ENAMETOOLONG: 'the name is too long',
  ENOTDIR: 'there is a file where a folder is needed',
  ENOENT: 'no folder can be created here',
  EEXIST: 'there is a broken link in its place',
  EXDEV: 'parts of it are on other file systems',
  EFBIG: 'a file is larger than the file system or your limit allows (ulimit -f)',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open in the system',
};

/**
 * An error of the file system as a sentence; any other error unchanged.
 * @param left the state in which the folder was left
 */
export function fileError(error: unknown, folder: string, left = 'nothing was changed'): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (!code || !/^E[A-Z]+$/.test(code)) {
    return error;
  }
  return new InputError(`cannot write to ${JSON.stringify(folder)}: ${entryOf(REASONS, code) ?? message}; ${left}`);
}
