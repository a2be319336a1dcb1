import { isObject, put, type Json, type JsonObject } from './json';
import { isResolvedLater } from './resolved-later';

/** What a struct may hold if plain data is wanted: members that were left out are undefined. */
export interface Sparse {
  readonly [key: string]: unknown;
}

/**
 * Plain data without what is undefined, at any depth. Values that are resolved later, such as those of `Lazy.any()`,
 * stay as they are.
 */
export function compact(value: Sparse): JsonObject {
  return plain(value) as JsonObject;
}

function plain(value: unknown): Json {
  if (Array.isArray(value)) {
    return value.filter((item) => item !== undefined).map(plain);
  }
  if (!isObject(value) || isResolvedLater(value)) {
    return value as Json;
  }
  const result: JsonObject = {};
  for (const key of Object.keys(value)) {
    if (value[key] !== undefined) {
      put(result, key, plain(value[key]));
    }
  }
  return result;
}
