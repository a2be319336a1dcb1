import * as path from 'node:path';
import { type ThisPackage } from './dependency';
import { packageFolder, version } from '../version';

/**
 * What a command knows about the package that it belongs to.
 *
 * @param root the folder of the new repository; @param archive what the option --library says
 */
export function thisPackage(root: string, archive: string | undefined, cwd: string): ThisPackage {
  return {
    root,
    library: packageFolder(),
    version: version(),
    archive: archive === undefined ? undefined : path.resolve(cwd, archive),
    folders: [cwd],
  };
}
