/** A type of the API. */
export interface Definition {
  /** What it describes, in one sentence. */
  readonly about: string;
  /** Where upstream explains it. */
  readonly see?: string;
  /** Server-side apply replaces it as a whole. */
  readonly atomic?: boolean;
  /** How many levels of its own type it may contain; the CRD does not have deeper ones. */
  readonly levels?: number;
  readonly fields: { readonly [name: string]: Field };
}

/** A field of a type. */
export interface Field {
  /** Its type in the notation of `notation.ts`. */
  readonly type: string;
  /** Its actual type, if the CRD leaves that to the API server. */
  readonly beyond?: string;
  /** What it means, in one sentence. */
  readonly about: string;
  /** Where upstream explains it. */
  readonly see?: string;
  /** For a field that is still accepted but should not be used: what to use instead. */
  readonly instead?: string;
}

/** The known values of a type, in its notation. */
export function oneOf(words: readonly string[]): string {
  return words.join('|');
}
