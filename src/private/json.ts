import { parsePath, type Segment } from './path';
import { remembered } from './remembered';

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

/** The entries of a list that are maps; empty if it is not a list. */
export function maps(list: Json | undefined): readonly JsonObject[] {
  if (!Array.isArray(list)) {
    return NONE;
  }
  return list.every(isObject) ? list : list.filter(isObject);
}

/** The items of a list that are strings; empty if it is not a list. */
export function strings(list: Json | undefined): readonly string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : NONE;
}

const NONE: readonly never[] = [];

/**
 * The text of what may be any data; a map or a list has none, and gives its kind. Unlike `String`, which asks an object
 * for a method: manifests may have a key named `toString`.
 */
export function asText(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return String(value);
  }
  return Array.isArray(value) ? '[...]' : '{...}';
}

/** The number that data represents; NaN for a map, a list and what is not a number. */
export function asNumber(value: unknown): number {
  return typeof value !== 'object' || value === null ? Number(value) : NaN;
}

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

/** Most paths are written in the code. */
const stepsOf: (path: string) => readonly Segment[] = remembered(parsePath);

/** One step into a value. */
export function stepInto(value: Json | undefined, step: Segment): Json | undefined {
  if (Array.isArray(value)) {
    return value[Number(step)];
  }
  return isObject(value) && has(value, String(step)) ? value[step] : undefined;
}

/** A map without some keys. */
export function without(map: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key)));
}

/** Sets a key as data, so that `__proto__` never reaches a prototype. */
export function put(object: JsonObject, key: string, value: Json): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    object[key] = value;
  }
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
