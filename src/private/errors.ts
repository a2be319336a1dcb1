/**
 * The input cannot be used: unreadable, malformed, or of the wrong shape.
 * Commands print the message and exit with 2.
 */
export class InputError extends Error {
  public constructor(message: string) {
    super(message);
    this.name = 'InputError';
  }
}

/** A construct was given an argument that it cannot use; the message begins with the construct's path. */
export class ValidationError extends Error {
  public constructor(scope: { readonly node: { readonly path: string } }, message: string) {
    super(`[${scope.node.path}] ${message}`);
    this.name = 'ValidationError';
  }
}
