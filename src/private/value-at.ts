import { isObject, type Json } from './json';
import { parsePath, type Segment } from './path';

/** The value at a path, or undefined if there is none. */
export function valueAt(root: Json, path: string | readonly Segment[]): Json | undefined {
  const steps = typeof path === 'string' ? parsePath(path) : path;
  return steps.reduce<Json | undefined>((at, step) => stepInto(at, step), root);
}

/** One step into a value. */
export function stepInto(value: Json | undefined, step: Segment): Json | undefined {
  if (Array.isArray(value)) {
    return value[Number(step)];
  }
  if (isObject(value) && Object.prototype.hasOwnProperty.call(value, step)) {
    return value[step];
  }
  return undefined;
}
