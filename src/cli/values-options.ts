import { type Arguments, type Command } from './command';
import { type Io } from './io';
import { readFile, readFileNow, STDIN } from './read-file';
import { InputError } from '../private/errors';
import { fileSource, setFileSource, type SetFlag, setSource, type Source } from '../values/source';

const many = { type: 'string', multiple: true } as const;

/** The options for values, as Helm names them. */
export const VALUES_OPTIONS: Command['options'] = {
  values: { ...many, short: 'f' },
  set: many,
  'set-string': many,
  'set-file': many,
  'set-json': many,
  'set-literal': many,
};

/** What the options do, for the help of a command. */
export const VALUES_HELP = `  -f, --values FILE     values from a file (or several: a.yaml,b.yaml; - is
                        standard input); later ones take precedence
      --set A.B=1,C=x   values on the command line: numbers, true, false, null
                        (which deletes a default), {lists,of,strings}, strings
      --set-string A=1  the same, every value a string
      --set-file A=PATH the same, every value the content of a file
      --set-json A={}   the same, every value JSON
      --set-literal A=x one string, verbatim with commas and backslashes`;

/**
 * The sources of values that a call names, in the order in which Helm applies them: files, `--set-json`, `--set`,
 * `--set-string`, `--set-file`, `--set-literal`.
 *
 * @throws InputError if a file cannot be read or does not contain values
 */
export async function valuesSources(args: Arguments, io: Io): Promise<Source[]> {
  const flags = (flag: SetFlag) => args.all(flag.slice(2)).map((text) => setSource(flag, text));
  return [
    ...(await fileSources(args.all('values'), io)),
    ...flags('--set-json'),
    ...flags('--set'),
    ...flags('--set-string'),
    ...args.all('set-file').map((text) => setFileSource(text, (name) => contentOf(name, io))),
    ...flags('--set-literal'),
  ];
}

/** The same for files only. */
export async function fileSources(names: readonly string[], io: Io): Promise<Source[]> {
  const files: Source[] = [];
  let stdinTaken = false;
  for (const name of names.flatMap(commaSeparated)) {
    refuseUrl(name);
    const stdin = name.trim() === '-';
    // Standard input can be read once: the second time it is empty.
    const text = stdin && stdinTaken ? '' : await readFile(stdin ? '-' : name, io);
    stdinTaken ||= stdin;
    files.push(fileSource(stdin ? STDIN : name, text));
  }
  return files;
}

function contentOf(name: string, io: Io): string {
  refuseUrl(name);
  if (name.trim() === '-') {
    throw new InputError('--set-file: standard input cannot be a value: name a file');
  }
  return readFileNow(name, io);
}

function refuseUrl(name: string): void {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(name)) {
    throw new InputError(`${name}: nothing is fetched from the network: download the file first`);
  }
}

/** `a.yaml,b.yaml`, as a line of CSV: a name with a comma is in double quotes. */
function commaSeparated(text: string): string[] {
  return text === ''
    ? []
    : [...text.matchAll(FIELD)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
}

const FIELD = /(?<=^|,)(?:"((?:[^"]|"")*)"|([^,]*))(?=,|$)/g;
