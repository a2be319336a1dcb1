import { goQuote } from '../private/go-quote';
import { looksShowable } from '../private/shown-value';

/**
 * The operator cannot create the objects: it reports an error and retries forever, or it crashes, so that no other
 * SeldonDeployment is reconciled either.
 */
export class OperatorFailure extends Error {
  public constructor(
    public readonly kind: 'error' | 'panic',
    /** The operator's own words. */
    message: string,
    /** The field of the SeldonDeployment to change. */
    public readonly path: string,
  ) {
    super(message);
    this.name = 'OperatorFailure';
  }
}

export const NIL_POINTER = 'runtime error: invalid memory address or nil pointer dereference';

/** The item of a list that Go accesses without checking the length. */
export function itemOrPanic<T>(list: readonly T[], index: number, path: string): T {
  if (index >= list.length) {
    throw new OperatorFailure('panic', `runtime error: index out of range [${index}] with length ${list.length}`, path);
  }
  return list[index];
}

/**
 * A whole number as Go reads it.
 * @see https://pkg.go.dev/strconv#Atoi
 */
export function wholeNumber(text: string, path: string): number {
  const problem = numberProblem(text);
  if (problem !== undefined) {
    throw new OperatorFailure('error', problem, path);
  }
  return Number(text);
}

/** A number with at most this many characters always fits into 64 bits. */
const SURELY_FITS = 18;

/** The error of `strconv.Atoi` for a string; undefined if it is a whole number of 64 bits. */
export function numberProblem(text: string): string | undefined {
  if (!/^[+-]?\d+$/.test(text)) {
    return `strconv.Atoi: parsing ${quoted(text)}: invalid syntax`;
  }
  if (text.length <= SURELY_FITS) {
    return undefined;
  }
  const value = BigInt(text.replace(/^\+/, ''));
  return value < -(2n ** 63n) || value >= 2n ** 63n
    ? `strconv.Atoi: parsing ${quoted(text)}: value out of range`
    : undefined;
}

/** A string as Go quotes it, without what may be a credential. */
function quoted(text: string): string {
  return looksShowable(text) ? goQuote(text) : '"***"';
}
