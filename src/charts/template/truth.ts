import { isMap, type Value } from '../../values/value';

/** Whether a value counts as true in a Go template: neither absent, nor false, zero or empty. */
export function truth(value: Value): boolean {
  if (Array.isArray(value)) {
    return value.length > 0;
  }
  return isMap(value) ? Object.keys(value).length > 0 : Boolean(value);
}
