/** Among more candidates than these no word is looked for: every message would take their time. */
const MOST_CANDIDATES = 500;
/** A longer word is no misspelt name. */
const LONGEST_WORD = 300;

/** The question that follows a misspelt word: `did you mean "predictors"?`. */
export function didYouMean(...meant: readonly string[]): string {
  return `did you mean ${meant.map((word) => JSON.stringify(word)).join(' or ')}?`;
}

/** The question about a misspelt word, or undefined if no candidate is close. */
export function correction(word: string, candidates: readonly string[]): string | undefined {
  const close = suggest(word, candidates);
  return close === undefined ? undefined : didYouMean(close);
}

/** The same as the end of a sentence: `, did you mean "predictors"?`; empty if no candidate is close. */
export function hint(word: string, candidates: readonly string[]): string {
  const question = correction(word, candidates);
  return question === undefined ? '' : `, ${question}`;
}

/**
 * The candidate that a misspelt word most likely means, or undefined if none is close.
 *
 * @param most how many letters may differ; two, or a third of them, if absent; never more than half of either word
 */
export function suggest(word: string, candidates: readonly string[], most?: number): string | undefined {
  if (candidates.length > MOST_CANDIDATES || word.length > LONGEST_WORD) {
    return undefined;
  }
  let best: string | undefined;
  let bestDistance = (most ?? Math.max(2, Math.floor(word.length / 3))) + 1;
  for (const candidate of candidates) {
    const half = Math.floor(Math.min(word.length, candidate.length) / 2);
    const limit = Math.min(bestDistance, half + 1);
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), limit);
    if (distance < limit) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of adjacent letters between two words; `limit` if there are more. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) {
    return limit;
  }
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
      }
      least = Math.min(least, row[j]);
    }
    // A swap reaches back two rows, and costs one.
    if (least > limit) {
      return limit;
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length];
}
