import { type Column } from './columns';
import { entryOf } from '../../private/json';
import { camelCase, snakeCase } from '../identifiers';

/** Names of parameters that are too vague on their own. */
const VAGUE: readonly string[] = ['value', 'name', 'key', 'options', 'number', 'text', 'id', 'type', 'enabled'];

/** Names of columns that differ from those of their parameters. */
const SPOKEN: Readonly<Record<string, string>> = { modelUri: 'uri' };

/** A name for each column: the last words on the way to it that distinguish it from the others. */
export function columnNames(columns: readonly Column[]): string[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  const shortest = columns.map(({ path }) => nameOf(path, 1));
  shortest.forEach((name) => counts.set(name, (counts.get(name) ?? 0) + 1));
  return columns.map(({ path }, i) => {
    let name = shortest[i];
    for (let words = 2; (counts.get(name) ?? 0) > 1 && words <= path.length; words++) {
      name = nameOf(path, words);
    }
    let unique = name;
    for (let k = 2; taken.has(snakeCase(unique)); k++) {
      unique = `${name}${k}`;
    }
    taken.add(snakeCase(unique));
    return unique;
  });
}

/** @param count the number of words, without vague ones */
function nameOf(path: readonly string[], count: number): string {
  const words: string[] = [];
  let left = count;
  for (const word of [...path].reverse()) {
    if (left === 0) {
      break;
    }
    const isFirst = words.length === 0;
    words.unshift(entryOf(SPOKEN, word) ?? word);
    left -= isFirst && VAGUE.includes(word) && path.length > 1 ? 0 : 1;
  }
  const spoken = words.length > 1 && VAGUE.includes(words[words.length - 1]) ? words.slice(0, -1) : words;
  const text = spoken
    .join(' ')
    .replace(/[A-Za-z\d]+/g, (word) => (/^[A-Z\d]+$/.test(word) ? word.toLowerCase() : word));
  return camelCase(text, 'column');
}
