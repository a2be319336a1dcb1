import { correction } from '../../private/suggest';

/** What to write instead of an unknown word. */
export function writeOneOf(word: string, known: readonly string[]): string {
  const question = correction(word.trim(), known);
  return question === undefined
    ? `write one of ${known.map((each) => JSON.stringify(each)).join(', ')}`
    : `${question} (known: ${known.join(', ')})`;
}

/** `3 nodes`, `1 node`. */
export function count(number: number, noun: string): string {
  const plural = noun === 'child' ? 'children' : `${noun}s`;
  return `${number} ${number === 1 ? noun : plural}`;
}
