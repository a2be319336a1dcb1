import * as fs from 'node:fs';
import * as path from 'node:path';
import { type InputFile } from './files';
import { foldersOf } from './operator-file';
import { INSTALL_SCRIPT } from '../../platform/installs';
import { chartsInScript } from '../../thirdparty/helm-script';
import { type Io } from '../io';
import { readFileNow } from '../read-file';

/** Names of the Helm charts that scripts of `synth` install, in the folders of files that were found in a directory. */
export function chartsBeside(files: readonly InputFile[], io: Io): string[] {
  const folders = files.filter(({ directory }) => directory !== undefined).flatMap(foldersOf);
  return [...new Set(folders)]
    .map((folder) => path.join(folder, INSTALL_SCRIPT))
    .filter((file) => fs.existsSync(file))
    .flatMap((file) => chartsInScript(readFileNow(file, io)));
}
