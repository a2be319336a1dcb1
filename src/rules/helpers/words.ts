import { placeholderIn, RENDER_FIRST } from '../../private/placeholder';
import { correction, didYouMean } from '../../private/suggest';

/**
 * What to write instead of an unknown word.
 *
 * @param meant the intended word, if known; otherwise the most similar one is suggested
 */
export function writeOneOf(word: string, known: readonly string[], meant?: string): string {
  if (placeholderIn(word) !== undefined) {
    return RENDER_FIRST;
  }
  const question = meant === undefined ? correction(word.trim(), known) : didYouMean(meant);
  return question === undefined ? `write one of ${listWords(known)}` : `${question} (known: ${known.join(', ')})`;
}

/** `"a", "b"`. */
export function listWords(words: readonly string[]): string {
  return words.map((each) => JSON.stringify(each)).join(', ');
}
