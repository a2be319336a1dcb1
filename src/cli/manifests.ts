import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Io } from './io';
import { InputError } from '../private/errors';
import { isObject, type Json, type JsonObject } from '../private/json';
import { type Document, readDocuments } from '../yaml/read';

/** An object of the input and the place where it was written. */
export interface PlacedObject {
  readonly object: JsonObject;
  /** The file as the user named it; `-` for standard input. */
  readonly file: string;
  /** Line and column (from 1) of a path within the object, or of the closest place that was written. */
  locate(at: string): Place;
}

/** A line and a column, from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A part of the input that holds no object. */
export interface Unusable extends Place {
  /** Whether it cannot be read, says something twice, holds nothing, or holds something else. */
  readonly reason: 'unreadable' | 'duplicate' | 'empty' | 'no-object';
  readonly file: string;
  readonly message: string;
}

/** Everything that was read, in the order of the arguments and of the files. */
export interface Manifests {
  readonly objects: readonly PlacedObject[];
  readonly unusable: readonly Unusable[];
  readonly files: number;
}

const EXTENSIONS = ['.yaml', '.yml', '.json'];
const SKIPPED = ['node_modules'];
const MEGABYTE = 1024 * 1024;
const MAX_FILE_SIZE = 256 * MEGABYTE;

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
      text = decode(file === '-' ? await io.stdin() : fs.readFileSync(path.resolve(io.cwd, file)));
    } catch (error) {
      unusable.push({ reason: 'unreadable', file, line: 1, column: 1, message: (error as Error).message });
      continue;
    }
    const documents = readDocuments(text, file);
    if (documents.length === 0) {
      unusable.push({ reason: 'empty', file, line: 1, column: 1, message: 'there is no object in it' });
    }
    for (const document of documents) {
      collect(document, objects, unusable);
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

/** Whether an object is a SeldonDeployment of Seldon Core v1, whatever version it names. */
export function isSeldonDeployment({ kind, apiVersion }: JsonObject): boolean {
  return kind === 'SeldonDeployment' && (typeof apiVersion !== 'string' || !apiVersion.includes('/') || apiVersion.startsWith('machinelearning.seldon.io/'));
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

/** Text in UTF-8, or in UTF-16 with a byte order mark as Windows shells write it. */
function decode(bytes: Buffer): string {
  if (bytes.length > MAX_FILE_SIZE) {
    throw new InputError(`${Math.round(bytes.length / MEGABYTE)} MB are too much for one file: split it`);
  }
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new InputError('this is no text in UTF-8: a binary file?');
  }
  if (text.includes('\0')) {
    throw new InputError('this is a binary file, neither YAML nor JSON');
  }
  return text;
}

function collect(document: Document, objects: PlacedObject[], unusable: Unusable[]): void {
  const { file, error, value } = document;
  if (error) {
    unusable.push({ reason: 'unreadable', file, ...error });
    return;
  }
  for (const { key, line, column } of document.duplicates) {
    unusable.push({ reason: 'duplicate', file, line, column, message: `the key ${JSON.stringify(key)} is in this map already, and its earlier value is lost` });
  }
  const visit = (item: Json, prefix: string) => {
    if (isObject(item) && Array.isArray(item.items) && (typeof item.kind === 'string' && item.kind.endsWith('List'))) {
      item.items.forEach((each, i) => visit(each, `${prefix}items[${i}].`));
    } else if (isObject(item) && typeof item.kind === 'string') {
      objects.push({ object: item, file, locate: (at) => locate(document, prefix + at) });
    } else if (item !== null) {
      const place = locate(document, prefix);
      unusable.push({ reason: 'no-object', file, ...place, message: isObject(item) ? 'a map without \'kind\' is no Kubernetes object' : 'this is no Kubernetes object' });
    }
  };
  visit(value, '');
}

/** The place of a path, or the closest one that was written. */
function locate(document: Document, at: string): Place {
  return document.locate(at.replace(/\.$/, '')) ?? { line: document.line, column: 1 };
}
