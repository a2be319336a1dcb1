import * as fs from 'node:fs';
import * as path from 'node:path';
import { WriteStage } from './write-stage';
import { InputError } from '../private/errors';
import { fileError, Steps } from '../synth/steps';

/**
 * Writes files that a user named, over those that are there. None appears before all are on the disk; what else is in
 * the folder stays. They are first written to a new folder, so that no link is followed, and two runs at once do not
 * write to one file; the folder of a run that was killed is removed by the next one.
 *
 * @param texts contents by file name
 * @throws InputError if the file system reports an error
 */
export function writeFiles(folder: string, texts: ReadonlyMap<string, string>): void {
  const names = [...texts.keys()];
  const steps = new Steps();
  let stage: WriteStage | undefined;
  try {
    steps.makeFolder(folder);
    names.forEach((name) => refuseOthers(path.join(folder, name)));
    stage = new WriteStage(folder);
    for (const [name, text] of texts) {
      fs.writeFileSync(stage.file(name), text);
    }
    for (const name of names) {
      fs.renameSync(stage.file(name), path.join(folder, name));
    }
    stage.discard();
  } catch (error) {
    stage?.discard();
    steps.takeBack();
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
