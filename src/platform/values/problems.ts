import { InputError, ValidationError } from '../../private/errors';
import { type Segment } from '../../private/path';

/** What constructs find wrong with values, each told where the values were written; all of it together. */
export class Problems {
  private readonly found: string[] = [];

  public constructor(private readonly place: (path: readonly Segment[]) => string) {}

  /** What is made from the values at a path; undefined where they will not do. */
  public attempt<T>(path: readonly Segment[], make: () => T): T | undefined {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof InputError || error instanceof ValidationError)) {
        throw error;
      }
      // Whoever writes values knows no constructs.
      this.found.push(`${this.place(path)}: ${error.message.replace(/^\[[^\]]*\] /, '')}`);
      return undefined;
    }
  }

  /** @throws InputError with all that was found */
  public finish(): void {
    if (this.found.length > 0) {
      throw new InputError([...new Set(this.found)].join('\n'));
    }
  }
}
