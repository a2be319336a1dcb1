import { quoted } from './check';
import { listing } from '../../private/listing';
import { correction } from '../../private/suggest';
import { type ValueReader } from '../../values/reader';
import { isMap } from '../../values/value';

// Values are looked at here although they may be of a wrong type, which is noted elsewhere.

/** Notes a name that is not among those that are known. */
export function checkKnown(
  name: string,
  known: readonly string[],
  from: ValueReader,
  path: string,
  where: string,
): boolean {
  if (setOf(known).has(name)) {
    return true;
  }
  from.problem(path, `names ${JSON.stringify(name)}, which is not in '${where}'${remedyFor(name, known)}`);
  return false;
}

/** Sets of names, one for each list: thousands of models may name one of thousands of stores. */
const SETS = new WeakMap<readonly string[], ReadonlySet<string>>();

function setOf(names: readonly string[]): ReadonlySet<string> {
  let set = SETS.get(names);
  if (!set) {
    SETS.set(names, (set = new Set(names)));
  }
  return set;
}

function remedyFor(name: string, known: readonly string[]): string {
  if (known.length === 0) {
    return ', which is empty';
  }
  const question = correction(name, known);
  if (question !== undefined) {
    return `, ${question}`;
  }
  return `: there ${known.length === 1 ? 'is' : 'are'} ${listing(known)}`;
}

const KEYS = new WeakMap<object, readonly string[]>();

/** The keys of a map's entries that are not null, found once for each map; none if it is not a map. */
export function keysOf(reader: ValueReader, path: string): readonly string[] {
  const value = reader.value(path);
  if (!isMap(value)) {
    return [];
  }
  let keys = KEYS.get(value);
  if (!keys) {
    KEYS.set(value, (keys = Object.keys(value).filter((key) => value[key] !== null)));
  }
  return keys;
}

/** Readers of a map's entries that are not null; none if it is not a map, which is noted elsewhere. */
export function entriesOf(reader: ValueReader, path: string): [string, ValueReader][] {
  const value = reader.value(path);
  const at = reader.at(path);
  return typeof value !== 'object' || value === null || Array.isArray(value)
    ? []
    : Object.keys(value)
        .map((key): [string, ValueReader] => [key, at.at(quoted(key))])
        .filter(([, entry]) => entry.has(''));
}

/** A string, if there is one; another type is noted elsewhere. */
export function textOf(reader: ValueReader, path: string): string | undefined {
  const value = reader.value(path);
  return typeof value === 'string' ? value : undefined;
}

/** The strings of a list, if there is one. */
export function namesOf(reader: ValueReader, path: string): string[] {
  const value = reader.value(path);
  return Array.isArray(value) ? value.map((item) => (typeof item === 'string' ? item : '')) : [];
}

/** The entries of a list; none if it is not a list. */
export function entriesOfList(reader: ValueReader, path: string): ValueReader[] {
  const value = reader.value(path);
  return Array.isArray(value) ? value.map((_, i) => reader.at(`${path}[${i}]`)) : [];
}
