/** A type of the API. */
export interface Definition {
  /** What it describes, in a sentence. */
  readonly about: string;
  /** Where upstream explains it. */
  readonly see?: string;
  /** Server-side apply replaces it as a whole. */
  readonly atomic?: boolean;
  /** How many levels of its own kind it may hold below itself; what lies deeper is not in the CRD. */
  readonly levels?: number;
  readonly fields: { readonly [name: string]: Field };
}

/** A field of a type. */
export interface Field {
  /** Its type in the notation of `notation.ts`. */
  readonly type: string;
  /** The type that it has beyond the CRD, which leaves it to the API server. */
  readonly beyond?: string;
  /** What it means, in a sentence. */
  readonly about: string;
  /** Where upstream explains it. */
  readonly see?: string;
  /** Accepted, but not to be used anew: what to use instead. */
  readonly instead?: string;
}

/** Words for the notation of a type that knows some. */
export function oneOf(words: readonly string[]): string {
  return words.join('|');
}
