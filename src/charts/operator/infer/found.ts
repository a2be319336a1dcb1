import { isObject, type Json, type JsonObject, put, valueAt } from '../../../private/json';
import { parsePath } from '../../../private/path';
import { OPERATOR_DEFAULTS } from '../defaults';

/** Values of the operator's chart that differ from its defaults, as objects show them. */
export class FoundValues {
  public readonly values: JsonObject = {};

  /** Notes a value in the type of its default; the default itself, and what is absent, is not noted. */
  public note(path: string | readonly string[], value: Json | undefined): void {
    const fallback = valueAt(OPERATOR_DEFAULTS, path);
    if (value === undefined || isSame(value, fallback) || (typeof value === 'string' && value === textOf(fallback))) {
      return;
    }
    this.put(path, typeof value === 'string' ? typed(value, fallback) : value);
  }

  /** Notes what differs in a map that the chart writes as a whole: null for a default that it lacks. */
  public noteMap(path: string, value: JsonObject): void {
    const fallback = valueAt(OPERATOR_DEFAULTS, path);
    const changes = changesOf(isObject(fallback) ? fallback : {}, value);
    if (Object.keys(changes).length > 0) {
      this.put(path, changes);
    }
  }

  private put(path: string | readonly string[], value: Json): void {
    const steps = typeof path === 'string' ? parsePath(path).map(String) : path;
    const holder = steps.slice(0, -1).reduce((at, step) => {
      if (!isObject(at[step])) {
        put(at, step, {});
      }
      return at[step] as JsonObject;
    }, this.values);
    put(holder, steps[steps.length - 1], value);
  }
}

/** What Helm's merge must put over a map to get another one. */
function changesOf(from: JsonObject, to: JsonObject): JsonObject {
  const changes: JsonObject = {};
  for (const [key, value] of Object.entries(to)) {
    const before = Object.hasOwn(from, key) ? from[key] : undefined;
    if (isObject(before) && isObject(value)) {
      const inner = changesOf(before, value);
      if (Object.keys(inner).length > 0) {
        put(changes, key, inner);
      }
    } else if (!isSame(value, before)) {
      put(changes, key, value);
    }
  }
  for (const key of Object.keys(from).filter((each) => !Object.hasOwn(to, each))) {
    put(changes, key, null);
  }
  return changes;
}

/** Whether two values are the same data. */
export function isSame(left: Json, right: Json | undefined): boolean {
  if (isObject(left) && isObject(right)) {
    const keys = Object.keys(left);
    return keys.length === Object.keys(right).length && keys.every((key) => isSame(left[key], right[key]));
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, i) => isSame(item, right[i]));
  }
  return left === right;
}

/** How the chart prints a default between quotes. */
function textOf(fallback: Json | undefined): string | undefined {
  if (fallback === null) {
    return '';
  }
  return typeof fallback === 'object' || fallback === undefined ? undefined : String(fallback);
}

/** Text as a value of the default's type, if that prints the same: the chart prints a million as `1e+06`. */
function typed(text: string, fallback: Json | undefined): Json {
  if (typeof fallback === 'number' && /^(0|[1-9]\d{0,5})$/.test(text)) {
    return Number(text);
  }
  return typeof fallback === 'boolean' && /^(true|false)$/.test(text) ? text === 'true' : text;
}
