// Within a context of its own, such as a test's, each look-up of a global takes as long as a few comparisons.
const { abs, floor, max, min } = Math;

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
  const edits = editsFrom(word);
  let best: string | undefined;
  let least = most ?? mostEdits(word);
  for (const candidate of candidates) {
    const count = edits(candidate, least);
    if (count !== undefined) {
      best = candidate;
      least = count - 1;
    }
  }
  return best;
}

/** Whether a misspelt word may mean candidates, each by itself. */
export function maybeMeans(word: string): (candidate: string) => boolean {
  const edits = editsFrom(word);
  return (candidate) => word.length <= LONGEST_WORD && edits(candidate, mostEdits(word)) !== undefined;
}

function mostEdits(word: string): number {
  return max(2, floor(word.length / 3));
}

/** How many letters of candidates differ from a word; undefined if more than a number, or half of either, do. */
function editsFrom(word: string): (candidate: string, most: number) => number | undefined {
  const lower = word.toLowerCase();
  const letters = lettersOf(lower);
  return (candidate, most) => {
    const half = floor(min(word.length, candidate.length) / 2);
    const limit = min(most, half) + 1;
    if (abs(lower.length - candidate.length) >= limit) {
      return undefined;
    }
    const other = candidate.toLowerCase();
    const count = othersIn(other, letters) >= limit ? limit : editDistance(lower, other, limit);
    return count < limit ? count : undefined;
  };
}

const DIFFERENT_LETTERS = 128;

/** How often each letter is in a word; letters of other scripts share places. */
function lettersOf(word: string): Int16Array {
  const letters = new Int16Array(DIFFERENT_LETTERS);
  for (let i = 0; i < word.length; i++) {
    letters[word.charCodeAt(i) % DIFFERENT_LETTERS]++;
  }
  return letters;
}

/** The number of letters of a word beyond those of another one, which differ from it in at least as many places. */
function othersIn(word: string, letters: Int16Array): number {
  let others = 0;
  for (let i = 0; i < word.length; i++) {
    others += letters[word.charCodeAt(i) % DIFFERENT_LETTERS]-- > 0 ? 0 : 1;
  }
  for (let i = 0; i < word.length; i++) {
    letters[word.charCodeAt(i) % DIFFERENT_LETTERS]++;
  }
  return others;
}

/** Insertions, deletions, replacements and swaps of adjacent letters between two words; `limit` if there are more. */
function editDistance(a: string, b: string, limit: number): number {
  if (abs(a.length - b.length) >= limit) {
    return limit;
  }
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let count = min(min(last[j], row[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        count = min(count, beforeLast[j - 2] + 1);
      }
      row.push(count);
      least = min(least, count);
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
