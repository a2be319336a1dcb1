import { quoted } from './check';
import { suggest } from '../../private/suggest';
import { type ValueReader } from '../../values/reader';

// Values are looked at here although they may be of a wrong type, which is noted elsewhere.

/** Notes a name that is not among those that are known. */
export function checkKnown(name: string, known: readonly string[], from: ValueReader, path: string, where: string): boolean {
  if (known.includes(name)) {
    return true;
  }
  const close = suggest(name, known);
  const remedy = close ? `, did you mean '${close}'?` : known.length > 0 ? `: there ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}` : ', which is empty';
  from.problem(path, `names ${JSON.stringify(name)}, which is not in '${where}'${remedy}`);
  return false;
}

/** Readers of a map's entries that are not null; none where it is no map, which is noted elsewhere. */
export function entriesOf(reader: ValueReader, path: string): [string, ValueReader][] {
  const value = reader.value(path);
  const at = reader.at(path);
  return typeof value !== 'object' || value === null || Array.isArray(value) ? []
    : Object.keys(value).map((key): [string, ValueReader] => [key, at.at(quoted(key))]).filter(([, entry]) => entry.has(''));
}

/** A text, where there is one; another type is noted elsewhere. */
export function textOf(reader: ValueReader, path: string): string | undefined {
  const value = reader.value(path);
  return typeof value === 'string' ? value : undefined;
}

/** The texts of a list, where there is one. */
export function namesOf(reader: ValueReader, path: string): string[] {
  const value = reader.value(path);
  return Array.isArray(value) ? value.map((item) => typeof item === 'string' ? item : '') : [];
}
