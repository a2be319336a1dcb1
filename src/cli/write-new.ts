import * as fs from 'node:fs';
import * as path from 'node:path';
import { InputError } from '../private/errors';
import { fileError, Steps } from '../synth/steps';

/** Writes new files to a folder, all or none. @throws InputError if one already exists */
export function writeNew(root: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  const steps = new Steps();
  try {
    refuseExisting(root, Object.keys(files));
    Object.entries(files).forEach(([file, content]) => steps.write(path.join(root, file), content));
  } catch (error) {
    steps.takeBack();
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      // Another run wrote the same files meanwhile.
      refuseExisting(root, Object.keys(files));
    }
    throw fileError(error, root);
  }
}

/** Writes nothing if anything is in the way: a file of the same name, or a link that leads out of the folder. */
function refuseExisting(root: string, files: readonly string[]): void {
  if (fs.existsSync(root) && !fs.statSync(root).isDirectory()) {
    throw new InputError(`${root} is a file: name a folder`);
  }
  const parts = new Set(files.flatMap((file) => file.split('/').map((_, i, names) => names.slice(0, i + 1).join('/'))));
  const taken = [...parts].filter((part) => {
    const stat = fs.lstatSync(path.join(root, part), { throwIfNoEntry: false });
    return stat !== undefined && (files.includes(part) || !stat.isDirectory());
  });
  if (taken.length > 0) {
    const are = taken.length === 1 ? 'is' : 'are';
    throw new InputError(
      `there ${are} ${taken.join(', ')} in ${root} already: name another folder; nothing was written`,
    );
  }
}
