import { type ApiObject, Yaml } from 'cdk8s';
import { isObject, type Json } from '../private/json';
import { formatPath, type Segment } from '../private/path';
import { isWriting } from '../private/writing';
import type * as Reader from '../yaml/read';

/**
 * Rejects an object under `app.synth()` if cdk8s would write one of its strings such that kubectl reads something
 * else: `0o17` as a number, a script that begins with a tab as an error, a line separator as the end of the string.
 * `ManifestWriter` writes them all.
 */
export function refuseUnwritable(object: ApiObject): void {
  let known: string[] | undefined;
  object.node.addValidation({
    validate: () => {
      if (isWriting(object.node.root)) {
        return [];
      }
      if (!known) {
        // cdk8s asks once for each chart of the app; the answer holds until the current work is done.
        known = problemsOf(object);
        queueMicrotask(() => {
          known = undefined;
        });
      }
      return known;
    },
  });
}

/** Whether cdk8s would write a string of a manifest such that kubectl reads something else. */
export function isUnwritable(manifest: Json): boolean {
  return problemsIn(manifest).length > 0;
}

function problemsOf(object: ApiObject): string[] {
  const manifest = manifestOf(object);
  return manifest === undefined ? [] : problemsIn(manifest);
}

function problemsIn(manifest: Json): string[] {
  const problems: string[] = [];
  collect(manifest, [], problems);
  return problems;
}

/** What cdk8s writes; nothing if it cannot, which it reports itself. */
function manifestOf(object: ApiObject): Json | undefined {
  try {
    return object.toJson() as Json;
  } catch {
    return undefined;
  }
}

function collect(value: Json, path: readonly Segment[], problems: string[]): void {
  if (typeof value === 'string') {
    if (isMisread(value)) {
      problems.push(`${formatPath(path)}: ${SENTENCE}`);
    }
    return;
  }
  if (Array.isArray(value)) {
    value.forEach((item, index) => collect(item, [...path, index], problems));
    return;
  }
  if (isObject(value)) {
    for (const key of Object.keys(value)) {
      if (isMisread(key)) {
        problems.push(`${formatPath([...path, key])}: ${SENTENCE}`);
      }
      collect(value[key], [...path, key], problems);
    }
  }
}

const SENTENCE =
  'cdk8s writes this string in a way that kubectl misreads: write the app with ManifestWriter, ' +
  'or change the string';

/** Other strings are safe: printable ASCII that is not like a number, with blanks only between characters of a line. */
const SUSPECT = /[^\n\x20-\x7E]|^[-+.]?[0-9.]|^<<$|^\s|\s$| \n/;

/** Numbers that all readers know, and quantities. */
const PLAIN_NUMBER = /^[1-9][0-9]*(\.[0-9]+)?[A-Za-z]{0,2}$/;

/** Whether kubectl reads something else if cdk8s writes a string as a value or as a key. */
export function isMisread(text: string): boolean {
  if (!SUSPECT.test(text) || PLAIN_NUMBER.test(text)) {
    return false;
  }
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- few apps have such a string, and need a reader
  const { readDocuments } = require('../yaml/read') as typeof Reader;
  const value = { map: { [text]: { value: text } } };
  const [document] = readDocuments(Yaml.stringify(value), '');
  const read = document?.value;
  return !isObject(read) || !isObject(read.map) || !isObject(read.map[text]) || read.map[text].value !== text;
}
