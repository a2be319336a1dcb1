import { type IConstruct } from 'constructs';
import { InputError, ValidationError } from '../private/errors';
import { inContext } from '../private/problem';

/** What a function makes; if the input is unusable, the message says where in the app that is. */
export function inPlace<T>(scope: IConstruct, what: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw error instanceof InputError ? new ValidationError(scope, inContext(what, error.details)) : error;
  }
}
