import { isObject, type Json } from './json';
import { parsePath, type Segment } from './path';

/** The value at a path, or undefined if there is none. */
export function valueAt(root: Json, path: string | readonly Segment[]): Json | undefined {
  let value: Json | undefined = root;
  for (const step of typeof path === 'string' ? stepsOf(path) : path) {
    if (value === undefined) {
      return undefined;
    }
    value = stepInto(value, step);
  }
  return value;
}

/** Most paths are written in the code: they are parsed once. */
function stepsOf(path: string): readonly Segment[] {
  let steps = PARSED.get(path);
  if (steps === undefined) {
    if (PARSED.size >= REMEMBERED) {
      PARSED.clear();
    }
    steps = parsePath(path);
    PARSED.set(path, steps);
  }
  return steps;
}

const REMEMBERED = 1_000;
const PARSED = new Map<string, readonly Segment[]>();

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
