import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Io } from './io';
import { collectObjects, isSeldonDeployment, type PlacedObject, type Unusable } from '../input/placed-object';
import { decodeText, readText } from '../input/read-text';
import { InputError } from '../private/errors';
import { readDocuments } from '../yaml/read';

export { isSeldonDeployment, type PlacedObject, type Unusable };

/** Everything that was read, in the order of the arguments and of the files. */
export interface Manifests {
  readonly objects: readonly PlacedObject[];
  readonly unusable: readonly Unusable[];
  readonly files: number;
}

const EXTENSIONS = ['.yaml', '.yml', '.json'];
const SKIPPED = ['node_modules'];

/**
 * Reads files, directories (recursively) and `-` (standard input) with YAML or JSON documents; lists are taken apart.
 * What cannot be used is returned too, so that the rest can still be worked on.
 */
export async function readManifests(words: readonly string[], io: Io): Promise<Manifests> {
  const objects: PlacedObject[] = [];
  const unusable: Unusable[] = [];
  const files = distinct(words.flatMap((word) => (word === '-' ? [word] : filesOf(word, io))));
  for (const file of files) {
    let text: string;
    try {
      text = file === '-' ? decodeText(await io.stdin(), '') : readText(path.resolve(io.cwd, file), '');
    } catch (error) {
      unusable.push({ reason: 'unreadable', file, line: 1, column: 1, message: (error as Error).message.replace(/^: (is )?/, '') });
      continue;
    }
    const documents = readDocuments(text, file);
    if (documents.length === 0) {
      unusable.push({ reason: 'empty', file, line: 1, column: 1, message: 'there is no object in it' });
    }
    for (const document of documents) {
      collectObjects(document, objects, unusable);
    }
  }
  return { objects, unusable, files: files.length };
}

/** The objects of the input; throws where a part of it cannot be read. */
export async function readObjects(words: readonly string[], io: Io): Promise<readonly PlacedObject[]> {
  const { objects, unusable } = await readManifests(words, io);
  const unreadable = unusable.filter(({ reason }) => reason === 'unreadable');
  if (unreadable.length > 0) {
    throw new InputError(unreadable.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`).join('\n'));
  }
  return objects;
}

function filesOf(word: string, io: Io): string[] {
  const absolute = path.resolve(io.cwd, word);
  let stat: fs.Stats;
  try {
    stat = fs.statSync(absolute);
  } catch (error) {
    throw new InputError(`${word}: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such file or directory' : (error as Error).message}`);
  }
  if (!stat.isDirectory()) {
    return [word];
  }
  const files = filesIn(word, io);
  if (files.length === 0) {
    throw new InputError(`${word}: there is no ${EXTENSIONS.join(', ')} file in this directory`);
  }
  return files;
}

function filesIn(directory: string, io: Io): string[] {
  return fs.readdirSync(path.resolve(io.cwd, directory), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && !SKIPPED.includes(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inside = path.join(directory, entry.name);
      if (entry.isDirectory()) {
        return filesIn(inside, io);
      }
      return EXTENSIONS.includes(path.extname(entry.name).toLowerCase()) ? [inside] : [];
    });
}

/** Each file once, although a directory and the file itself were named. */
function distinct(files: readonly string[]): string[] {
  const seen = new Map(files.map((file) => [file === '-' ? file : path.resolve(file), file]));
  return [...seen.values()];
}
