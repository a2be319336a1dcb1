import * as fs from 'node:fs';
import * as path from 'node:path';
import { type InputFile } from './files';
import { type JsonObject } from '../../private/json';
import { fileSource, type Source } from '../../values/source';
import { toYaml } from '../../yaml/write';
import { type Io } from '../io';
import { readFileNow } from '../read-file';

/** The file next to manifests that describes the configuration of an operator that others have installed. */
export const OPERATOR_FILE = '.cdk8s-seldon-operator';

/** The text of such a file, from values of the operator's chart. */
export function operatorFile(values: JsonObject): string {
  return `# The operator that others install, as values of its chart: cdk8s-seldon checks this folder accordingly.\n${toYaml(values)}`;
}

/**
 * What such a file says, in the folder of one of the files or in one above it within the directory that was named.
 * Folders that disagree are reported, and the first one is used.
 */
export function operatorBeside(files: readonly InputFile[], io: Io): Source | undefined {
  const found = [...new Set(files.flatMap(foldersOf))]
    .map((folder) => path.join(folder, OPERATOR_FILE))
    .filter((file) => fs.existsSync(file))
    .map((file) => ({ name: path.relative(io.cwd, file), text: readFileNow(file, io) }));
  const [first, ...others] = found;
  const other = others.find(({ text }) => text !== first.text);
  if (other) {
    io.stderr(`warning: ${first.name} and ${other.name} describe different operators: the first one is used for all\n`);
  }
  return first && fileSource(first.name, first.text);
}

/** The folder of a file, and where it was found in a directory those above it, up to that one. */
export function foldersOf({ path: file, directory }: InputFile): string[] {
  if (file === undefined) {
    return [];
  }
  const own = path.dirname(file);
  const below = directory === undefined ? [] : path.relative(directory, own).split(path.sep).filter(Boolean);
  return [own, ...below.map((_, index) => path.join(directory!, ...below.slice(0, index)))];
}
