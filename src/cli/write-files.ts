import * as fs from 'node:fs';
import * as path from 'node:path';
import { InputError } from '../private/errors';
import { fileError } from '../synth/steps';

/**
 * Writes files that a user named, over those that are there. None appears before all are on the disk; what else is in
 * the folder stays.
 *
 * @param texts contents by file name
 * @throws InputError if the file system reports an error
 */
export function writeFiles(folder: string, texts: ReadonlyMap<string, string>): void {
  const staged = [...texts].map(([name, text]) => ({
    text,
    file: path.join(folder, name),
    stage: path.join(folder, `.${name}.new`),
  }));
  try {
    fs.mkdirSync(folder, { recursive: true });
    staged.forEach(({ file }) => refuseOthers(file));
    staged.forEach(({ stage, text }) => fs.writeFileSync(stage, text));
    staged.forEach(({ stage, file }) => fs.renameSync(stage, file));
  } catch (error) {
    staged.filter(({ stage }) => fs.existsSync(stage)).forEach(({ stage }) => fs.rmSync(stage, { force: true }));
    throw fileError(error, folder);
  }
}

/** A file takes the place of another one, but not that of a folder, a device or a pipe. */
function refuseOthers(file: string): void {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (stat !== undefined && !stat.isFile()) {
    throw new InputError(`${file} is ${stat.isDirectory() ? 'a folder' : 'not a regular file'}: name another file`);
  }
}
