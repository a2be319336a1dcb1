/** A message names at most this many of a list. */
const MOST_LISTED = 20;

/** The words of a list in a message: all of a short list; of a long one the first, and how many more there are. */
export function listing(words: readonly string[], separator = ', '): string {
  const more = words.length > MOST_LISTED ? ` and ${words.length - MOST_LISTED} more` : '';
  return `${words.slice(0, MOST_LISTED).join(separator)}${more}`;
}
