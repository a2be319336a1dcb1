import * as fs from 'node:fs';
import * as path from 'node:path';
import { InputError } from '../private/errors';

/** Changes of a folder that are taken back together where one of them fails. */
export class Steps {
  private readonly undo: (() => void)[] = [];

  /** Makes a folder, and those above it. */
  public makeFolder(folder: string): void {
    if (!fs.existsSync(folder)) {
      this.makeFolder(path.dirname(folder));
      fs.mkdirSync(folder);
      this.undo.push(() => fs.rmdirSync(folder));
    }
  }

  /** Makes a folder for what is on its way; nothing of it is left when the steps are taken back. */
  public makeStage(folder: string): void {
    fs.rmSync(folder, { recursive: true, force: true });
    this.undo.push(() => fs.rmSync(folder, { recursive: true, force: true }));
    fs.mkdirSync(folder);
  }

  /** Writes a new file. @throws where it exists */
  public write(file: string, text: string): void {
    this.makeFolder(path.dirname(file));
    fs.writeFileSync(file, text, { flag: 'wx' });
    this.undo.push(() => fs.rmSync(file));
  }

  /** Moves a file; what was at its place is kept under a name that is free. */
  public move(from: string, to: string, kept: string): void {
    this.putAside(to, kept);
    fs.renameSync(from, to);
    this.undo.push(() => fs.renameSync(to, from));
  }

  /** Moves a file away, if it is there. */
  public putAside(file: string, kept: string): void {
    if (fs.lstatSync(file, { throwIfNoEntry: false })) {
      fs.renameSync(file, kept);
      this.undo.push(() => fs.renameSync(kept, file));
    }
  }

  /** Takes all steps back. */
  public takeBack(): void {
    for (const step of this.undo.reverse()) {
      try {
        step();
      } catch {
        // What cannot be taken back must not keep the others from it.
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
  ENOTDIR: 'a file stands where a folder is needed',
  ENOENT: 'no folder can be made here',
  EEXIST: 'a link that leads nowhere stands in its place',
  EXDEV: 'parts of it are on other file systems',
};

/** An error of the file system in a sentence; any other as it is. */
export function fileError(error: unknown, folder: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  return code && /^E[A-Z]+$/.test(code)
    ? new InputError(`cannot write to ${JSON.stringify(folder)}: ${REASONS[code] ?? message}; nothing is changed`) : error;
}
