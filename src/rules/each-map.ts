import { isObject, type Json, type JsonObject } from '../private/json';
import { type Segment } from '../private/path';

/** The maps at a path with `*`, and where they are. */
export function eachMap(
  value: Json | undefined,
  at: readonly Segment[],
  path: readonly Segment[] = [],
): [JsonObject, readonly Segment[]][] {
  const [step, ...rest] = at;
  if (step === undefined) {
    return isObject(value) ? [[value, path]] : [];
  }
  if (step === '*') {
    return Array.isArray(value) ? value.flatMap((item, index) => eachMap(item, rest, [...path, index])) : [];
  }
  return isObject(value) ? eachMap(value[step], rest, [...path, step]) : [];
}
