import { suggest } from '../../private/suggest';

/** What to write in the place of a word that is none of the known ones. */
export function writeOneOf(word: string, known: readonly string[]): string {
  const close = suggest(word.trim(), known);
  const quoted = known.map((each) => JSON.stringify(each));
  return close === undefined ? `write one of ${quoted.join(', ')}` : `did you mean ${JSON.stringify(close)}? (known: ${known.join(', ')})`;
}

/** `3 nodes`, `1 node`. */
export function count(number: number, noun: string): string {
  return `${number} ${number === 1 ? noun : noun === 'child' ? 'children' : `${noun}s`}`;
}
