import * as fs from 'node:fs';
import * as path from 'node:path';
import { InputError } from '../private/errors';
import { fileError, Steps } from '../synth/steps';
import { type RepositoryFiles } from './init/repository';

/** Writes new files below a folder, all or none. @throws InputError where one is there already */
export function writeNew(root: string, files: RepositoryFiles): void {
  const steps = new Steps();
  try {
    refuseExisting(root, Object.keys(files));
    Object.entries(files).forEach(([file, text]) => steps.write(path.join(root, file), text));
  } catch (error) {
    steps.takeBack();
    throw fileError(error, root);
  }
}

/** Nothing is written where anything is in the way. */
function refuseExisting(root: string, files: readonly string[]): void {
  if (fs.existsSync(root) && !fs.statSync(root).isDirectory()) {
    throw new InputError(`${root} is a file: name a folder`);
  }
  const taken = files.filter((file) => fs.existsSync(path.join(root, file)));
  if (taken.length > 0) {
    const what = `${taken.length === 1 ? 'is' : 'are'} ${taken.join(', ')}`;
    throw new InputError(`there ${what} in ${root} already: name another folder; nothing is written`);
  }
}
