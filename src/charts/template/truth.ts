import { isObject, type Json } from '../../private/json';

/** Whether a value counts as true in a Go template: neither absent, nor false, zero or empty. */
export function truth(value: Json): boolean {
  if (Array.isArray(value)) {
    return value.length > 0;
  }
  return isObject(value) ? Object.keys(value).length > 0 : Boolean(value);
}
