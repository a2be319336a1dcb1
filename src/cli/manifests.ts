import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Io } from './io';
import { collectObjects, isSeldonDeployment, type PlacedObject, type Unusable } from '../input/placed-object';
import { decodeText, readText, unreadable } from '../input/read-text';
import { InputError } from '../private/errors';
import { readDocuments } from '../yaml/read';

export { isSeldonDeployment, type PlacedObject, type Unusable };

/** Everything that was read, in the order of the arguments and of the files. */
export interface Manifests {
  readonly objects: readonly PlacedObject[];
  readonly unusable: readonly Unusable[];
  /** As they were named, in order. */
  readonly files: readonly string[];
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
  const files = distinct(words.flatMap((word) => (word === '-' ? [word] : filesOf(word, io))), io);
  for (const file of files) {
    let text: string;
    try {
      text = file === '-' ? decodeText(await io.stdin(), '') : readText(path.resolve(io.cwd, file), '');
    } catch (error) {
      unusable.push({ reason: 'unreadable-file', file, line: 1, column: 1, message: (error as Error).message.replace(/^: (is )?/, '') });
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
  return { objects, unusable, files };
}

/** The objects of the input; throws where a part of it cannot be read. */
export async function readObjects(words: readonly string[], io: Io): Promise<readonly PlacedObject[]> {
  const { objects, unusable } = await readManifests(words, io);
  const broken = unusable.filter(({ reason }) => reason === 'unreadable-file' || reason === 'unreadable');
  if (broken.length > 0) {
    throw new InputError(broken.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`).join('\n'));
  }
  return objects;
}

function filesOf(word: string, io: Io): string[] {
  const absolute = path.resolve(io.cwd, word);
  let stat: fs.Stats;
  try {
    stat = fs.statSync(absolute);
  } catch (error) {
    throw new InputError(`${word}: ${unreadable(error as NodeJS.ErrnoException, absolute).replace('there is no such file', 'no such file or directory')}`);
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
  return entriesOf(directory, io)
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

function entriesOf(directory: string, io: Io): fs.Dirent[] {
  const absolute = path.resolve(io.cwd, directory);
  try {
    return fs.readdirSync(absolute, { withFileTypes: true });
  } catch (error) {
    throw new InputError(`${directory}: ${unreadable(error as NodeJS.ErrnoException, absolute)}`);
  }
}

/** Each file once, as it was named first, although a directory and the file itself were named. */
function distinct(files: readonly string[], io: Io): string[] {
  const seen = new Map<string, string>();
  for (const file of files) {
    const absolute = file === '-' ? file : path.resolve(io.cwd, file);
    seen.set(absolute, seen.get(absolute) ?? file);
  }
  return [...seen.values()];
}
