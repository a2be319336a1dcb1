import { InputError } from '../private/errors';
import { parsePath } from '../private/path';
import { type MergedValues } from '../values/source';

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

/** Adds where a value comes from to the error about a value that the chart cannot use. */
export function placing<T>(given: MergedValues, render: () => T): T {
  try {
    return render();
  } catch (error) {
    const place = error instanceof ValueError ? given.place(parsePath(error.path)) : '';
    throw place === '' ? error : new InputError(`${place}: ${(error as ValueError).message}`);
  }
}
