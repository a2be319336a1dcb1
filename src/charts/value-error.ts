import { InputError } from '../private/errors';

/** A chart cannot use a value; callers that know where the value comes from can say so. */
export class ValueError extends InputError {
  public constructor(
    /** The value's path. */
    public readonly path: string,
    /** What is wrong with it. */
    public readonly problem: string,
  ) {
    super({ message: [`${path}: ${problem}`], chartValue: { path, problem } });
  }
}
