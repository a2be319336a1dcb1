/** A word that may stand at a place of the command line. */
export interface Candidate {
  readonly word: string;
  /** What it means, in a few words. */
  readonly description?: string;
}

/** What may stand at a place of the command line, for completion in shells. */
export interface Suggestions {
  /** The words that are known; looked up only when they are asked for. */
  readonly words?: () => readonly Candidate[];
  /** Whether words may be listed, separated by commas. */
  readonly isList?: boolean;
  /** Paths that may stand here as well. */
  readonly paths?: 'files' | 'directories';
}

/** Suggests some words as they are. */
export function oneOf(words: readonly string[]): Suggestions {
  return { words: () => words.map((word) => ({ word })) };
}

export const FILES: Suggestions = { paths: 'files' };
export const DIRECTORIES: Suggestions = { paths: 'directories' };
export const NOTHING: Suggestions = {};
