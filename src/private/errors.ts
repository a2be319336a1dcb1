import { describeProblem, problem, problemWith, type Problem } from './problem';

/**
 * The input cannot be used: unreadable, malformed, or of the wrong shape.
 * Commands print the message and exit with 2.
 */
export class InputError extends Error {
  /** What is wrong with a property. */
  public static about(...what: Parameters<typeof problemWith>): InputError {
    return new InputError(problemWith(...what));
  }

  /** What the message says. */
  public readonly details: Problem;

  public constructor(wrong: string | Problem) {
    const known = asProblem(wrong);
    super(describeProblem(known));
    this.name = 'InputError';
    this.details = known;
  }
}

/** A construct, of which only the path matters here. */
interface Place {
  readonly node: { readonly path: string };
}

/** A construct was given an argument that it cannot use; the message begins with the construct's path. */
export class ValidationError extends Error {
  /** What is wrong with a property. */
  public static about(scope: Place, ...what: Parameters<typeof problemWith>): ValidationError {
    return new ValidationError(scope, problemWith(...what));
  }

  /** What the message says, without the path. */
  public readonly details: Problem;

  public constructor(scope: Place, wrong: string | Problem) {
    const known = asProblem(wrong);
    super(`[${scope.node.path}] ${describeProblem(known)}`);
    this.name = 'ValidationError';
    this.details = known;
  }
}

function asProblem(wrong: string | Problem): Problem {
  return typeof wrong === 'string' ? problem(wrong) : wrong;
}
