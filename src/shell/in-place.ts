import { type IConstruct } from 'constructs';
import { InputError, ValidationError } from '../private/errors';
import { inContext } from '../private/problem';

/**
 * What a function makes; if the input is unusable, the message says where in the app that is.
 *
 * @param what the part of the construct; undefined if the message says enough
 */
export function inPlace<T>(scope: IConstruct, what: string | undefined, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof InputError)) {
      throw error;
    }
    throw new ValidationError(scope, what === undefined ? error.details : inContext(what, error.details));
  }
}
