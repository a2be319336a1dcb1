/** A word that may be at a position of the command line. */
export interface Candidate {
  readonly word: string;
  /** What it means, in a few words. */
  readonly description?: string;
}

/** What may be at a position of the command line, for completion in shells. */
export interface Suggestions {
  /** The known words, which are only determined when they are requested. */
  readonly words?: () => readonly Candidate[];
  /** Whether words may be listed, separated by commas. */
  readonly isList?: boolean;
  /** Paths that may be here as well. */
  readonly paths?: 'files' | 'directories';
}

/** Suggests some words as they are. */
export function oneOf(words: readonly string[]): Suggestions {
  return { words: () => words.map((word) => ({ word })) };
}

export const FILES: Suggestions = { paths: 'files' };
export const DIRECTORIES: Suggestions = { paths: 'directories' };
export const NOTHING: Suggestions = {};
