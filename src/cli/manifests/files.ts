import * as fs from 'node:fs';
import * as path from 'node:path';
import { Exclusion } from './exclusion';
import { patchesOf } from './kustomize-patches';
import { type PlacedObject } from '../../input/placed-object';
import { decodeText, readText, unreadable } from '../../input/read-text';
import { InputError } from '../../private/errors';
import { visible } from '../../private/visible';
import { type Io } from '../io';
import { refuseEmpty } from '../read-file';

/** A file to read manifests from. */
export interface InputFile {
  /** As the user named it; `-` for standard input. */
  readonly name: string;
  /** Where it is, if it can be read more than once. */
  readonly path?: string;
  readonly bytes: number;
  /** Whether it was found in a directory, so that it may have nothing to do with Seldon. */
  readonly found?: boolean;
  /** The named directory, if the file was found in one. */
  readonly directory?: string;
  /** Whether it is a template of a Helm chart, which only `helm template` makes YAML of. */
  readonly template?: boolean;
  /** Whether a kustomization uses it as a patch, which `kustomize build` applies. */
  readonly patch?: boolean;
  /** Its content, if it cannot be read again, like a pipe. */
  readonly content?: { readonly text: string } | { readonly problem: string };
  /** The objects, where they are made and not read; then `content` is what they are made from. */
  readonly objects?: readonly PlacedObject[];
}

const EXTENSIONS = ['.yaml', '.yml', '.json'];
const SKIPPED = ['node_modules'];

/**
 * The files that words of the command line name: files, directories (recursively) and `-`; each once, as it was named
 * first, in request.
 */
export async function inputFiles(
  words: readonly string[],
  io: Io,
  exclude: readonly string[] = [],
): Promise<InputFile[]> {
  const files = new Map<string, InputFile>();
  for (const word of words) {
    for (const name of word === '-' ? [word] : filesOf(word, io, exclude)) {
      const absolute = name === '-' ? name : path.resolve(io.cwd, name);
      if (!files.has(absolute)) {
        const file = name === '-' ? await standardInput(io) : inputFile(name, absolute, name !== word);
        const directory = path.resolve(io.cwd, word);
        files.set(absolute, name === word ? file : { ...file, found: true, directory, template: isTemplate(absolute) });
      }
    }
  }
  return withPatches([...files.values()]);
}

/** Marks the files that a kustomization next to them, or in one of the two folders above, uses as patches. */
function withPatches(files: readonly InputFile[]): InputFile[] {
  const folders = new Set(files.flatMap(({ path: absolute }) => (absolute === undefined ? [] : nearFolders(absolute))));
  const patches = new Set([...folders].flatMap(patchesOf));
  return patches.size === 0
    ? [...files]
    : files.map((file) => (file.path !== undefined && patches.has(file.path) ? { ...file, patch: true } : file));
}

/** The folder of a file, and the two above it. */
function nearFolders(absolute: string): string[] {
  const folder = path.dirname(absolute);
  const above = path.dirname(folder);
  return [folder, above, path.dirname(above)];
}

/** Whether a word names a folder without manifests, or one that does not exist. */
export function isEmptyFolder(word: string, io: Io): boolean {
  if (word === '' || word === '-' || EXTENSIONS.includes(path.extname(word).toLowerCase())) {
    return false;
  }
  const stat = fs.statSync(path.resolve(io.cwd, word), { throwIfNoEntry: false });
  return (
    stat === undefined ||
    (stat.isDirectory() && filesIn(word, '', Exclusion.of(path.resolve(io.cwd, word), []), io).length === 0)
  );
}

/** The text of a file. @throws InputError if there is none */
export function textOf({ path: absolute = '', content }: InputFile): string {
  if (content === undefined) {
    return readText(absolute, '');
  }
  if ('problem' in content) {
    throw new InputError(content.problem);
  }
  return content.text;
}

/**
 * @param found whether it was found in a directory, where a pipe would make the run wait for a writer
 */
function inputFile(name: string, absolute: string, found: boolean): InputFile {
  const stat = fs.statSync(absolute, { throwIfNoEntry: false });
  if (stat === undefined || stat.isFile() || stat.isDirectory()) {
    return { name, path: absolute, bytes: stat?.size ?? 0 };
  }
  if (found) {
    return {
      name,
      bytes: 0,
      content: { problem: 'a pipe, a socket or a device: name it on the command line to read from it' },
    };
  }
  return contentOf(name, () => readText(absolute, ''));
}

async function standardInput(io: Io): Promise<InputFile> {
  const bytes = await io.stdin();
  return contentOf('-', () => decodeText(bytes, ''));
}

function contentOf(name: string, read: () => string): InputFile {
  try {
    const text = read();
    return { name, bytes: text.length, content: { text } };
  } catch (error) {
    return { name, bytes: 0, content: { problem: (error as Error).message } };
  }
}

/** Whether a file is in the folder `templates` of a chart. */
function isTemplate(absolute: string): boolean {
  const folders = path.dirname(absolute).split(path.sep);
  return folders.some(
    (folder, index) =>
      folder === 'templates' && fs.existsSync([...folders.slice(0, index), 'Chart.yaml'].join(path.sep)),
  );
}

function filesOf(word: string, io: Io, exclude: readonly string[]): string[] {
  refuseEmpty(word);
  const absolute = path.resolve(io.cwd, word);
  let stat: fs.Stats;
  try {
    stat = fs.statSync(absolute);
  } catch (error) {
    throw new InputError(`${visible(word)}: ${unreadable(error as NodeJS.ErrnoException, absolute)}`);
  }
  if (!stat.isDirectory()) {
    return [word];
  }
  const exclusion = Exclusion.of(absolute, exclude);
  const files = filesIn(word, '', exclusion, io);
  if (files.length === 0) {
    throw new InputError(`${visible(word)}: there is no ${EXTENSIONS.join(', ')} file in this directory`);
  }
  return files;
}

/** @param below path of the directory below the one that was named, empty or with a slash at the end */
function filesIn(directory: string, below: string, exclusion: Exclusion, io: Io): string[] {
  return entriesOf(directory, io)
    .filter(
      (entry) =>
        !entry.name.startsWith('.') &&
        !SKIPPED.includes(entry.name) &&
        !exclusion.covers(below + entry.name, entry.isDirectory()),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inside = path.join(directory, entry.name);
      if (entry.isDirectory()) {
        return filesIn(inside, `${below}${entry.name}/`, exclusion, io);
      }
      return EXTENSIONS.includes(path.extname(entry.name).toLowerCase()) ? [inside] : [];
    });
}

function entriesOf(directory: string, io: Io): fs.Dirent[] {
  const absolute = path.resolve(io.cwd, directory);
  try {
    return fs.readdirSync(absolute, { withFileTypes: true });
  } catch (error) {
    throw new InputError(`${visible(directory)}: ${unreadable(error as NodeJS.ErrnoException, absolute)}`);
  }
}
