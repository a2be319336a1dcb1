/** The field of a SeldonDeployment that determines a created field, and its place. Its value may be a credential. */
export interface Cause {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly path: string;
}

/** A cause in one line. */
export function describeCause({ file, line, path }: Cause): string {
  return `${file}:${line}: ${path}`;
}
