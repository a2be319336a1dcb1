/** Plain data as JSON and YAML know it. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

/** A plain map of strings to data. */
export interface JsonObject {
  [key: string]: Json;
}

/** A Kubernetes object as plain data. */
export interface Manifest extends JsonObject {
  apiVersion: string;
  kind: string;
  metadata: JsonObject;
}

/** Whether a value is a map: neither null, nor a list, nor a scalar. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether an object has an own key; keys such as `constructor` are data like any other. */
export function has(object: object, key: string): boolean {
  return Object.prototype.hasOwnProperty.call(object, key);
}

/** The value of an own key of a table; undefined for other keys, inherited ones such as `constructor` among them. */
export function entryOf<T>(table: { readonly [key: string]: T } | undefined, key: string): T | undefined {
  return table !== undefined && has(table, key) ? table[key] : undefined;
}

/** A map without the keys that have no value. */
export function definedOnly(map: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(map).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

/** Sets a key as data, so that `__proto__` never reaches a prototype. */
export function put(object: JsonObject, key: string, value: Json): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    object[key] = value;
  }
}

/** JSON as Go reads it: half of a surrogate pair, which only an escape can say, becomes U+FFFD. @throws SyntaxError */
export function parseJson(text: string): Json {
  const value = JSON.parse(text) as Json;
  return SURROGATE_ESCAPE.test(text) ? wellFormed(value) : value;
}

const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;
const HALF = /[\u{D800}-\u{DFFF}]/gu;

function wellFormed(value: Json): Json {
  if (typeof value === 'string') {
    return value.replace(HALF, '\uFFFD');
  }
  if (Array.isArray(value)) {
    return value.map(wellFormed);
  }
  if (!isObject(value)) {
    return value;
  }
  const copy: JsonObject = {};
  for (const key of Object.keys(value)) {
    put(copy, key.replace(HALF, '\uFFFD'), wellFormed(value[key]));
  }
  return copy;
}

/** A deep copy of plain data. */
export function clone<T extends Json>(value: T): T {
  if (Array.isArray(value)) {
    return value.map((item) => clone(item)) as T;
  }
  if (!isObject(value)) {
    return value;
  }
  const copy: JsonObject = {};
  for (const key of Object.keys(value)) {
    put(copy, key, clone(value[key]));
  }
  return copy as T;
}
