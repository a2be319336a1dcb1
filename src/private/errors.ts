import { describeProblem, problem, type Problem } from './problem';

/**
 * The input cannot be used: unreadable, malformed, or of the wrong shape.
 * Commands print the message and exit with 2.
 */
export class InputError extends Error {
  /** What the message says. */
  public readonly details: Problem;

  public constructor(wrong: string | Problem) {
    const known = asProblem(wrong);
    super(describeProblem(known));
    this.name = 'InputError';
    this.details = known;
  }
}

/** A construct was given an argument that it cannot use; the message begins with the construct's path. */
export class ValidationError extends Error {
  /** What the message says, without the path. */
  public readonly details: Problem;

  public constructor(scope: { readonly node: { readonly path: string } }, wrong: string | Problem) {
    const known = asProblem(wrong);
    super(`[${scope.node.path}] ${describeProblem(known)}`);
    this.name = 'ValidationError';
    this.details = known;
  }
}

function asProblem(wrong: string | Problem): Problem {
  return typeof wrong === 'string' ? problem(wrong) : wrong;
}
