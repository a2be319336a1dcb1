import { formatGoFloat } from '../private/go-float';
import { isObject, type Json, type JsonObject, put } from '../private/json';
import { type Segment } from '../private/path';

/**
 * Values as in Helm. They are JSON, with one difference: an integer from `--set` is a 64-bit integer in Helm, and a
 * `bigint` here; a number from a file, from `--set-json` or from a chart's defaults is a double in both.
 *
 * Templates print the two differently: `{{ .Values.x }}` is `1000000` after `--set x=1000000`, and `1e+06` if it comes
 * from a file (`printNumber`); `toYaml` and `toJson` print `1000000` for both. Callers that do not print use `toPlain`.
 */
export type Value = null | boolean | number | bigint | string | Value[] | ValueMap;

/** A map of values. */
export interface ValueMap {
  [key: string]: Value;
}

/** Whether a value is a map. */
export function isMap(value: Value | undefined): value is ValueMap {
  return isObject(value);
}

/** A number as a template prints it. */
export function printNumber(value: number | bigint): string {
  return typeof value === 'bigint' ? String(value) : formatGoFloat(value);
}

/** A whole number beyond 2^53, of which a double keeps only the first digits. */
export interface LargeNumber {
  readonly path: readonly Segment[];
  readonly value: number | bigint;
}

/** The whole numbers beyond 2^53 among values. */
export function* largeNumbers(value: Value, path: readonly Segment[] = []): Generator<LargeNumber> {
  if (typeof value === 'bigint' || typeof value === 'number') {
    if (Number.isInteger(Number(value)) && !Number.isSafeInteger(Number(value))) {
      yield { path, value };
    }
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield* largeNumbers(item, [...path, index]);
    }
  } else if (isMap(value)) {
    for (const key of Object.keys(value)) {
      yield* largeNumbers(value[key], [...path, key]);
    }
  }
}

/**
 * A copy of values as plain JSON. Integers beyond 2^53 lose digits: check for `largeNumbers` first if values come from
 * flags.
 */
export function toPlain(value: ValueMap): JsonObject;
export function toPlain(value: Value): Json;
export function toPlain(value: Value): Json {
  if (typeof value === 'bigint') {
    return Number(value);
  }
  if (Array.isArray(value)) {
    return value.map((item) => toPlain(item));
  }
  if (!isMap(value)) {
    return value;
  }
  const plain: JsonObject = {};
  for (const key of Object.keys(value)) {
    put(plain, key, toPlain(value[key]));
  }
  return plain;
}

/** A deep copy. */
export function copyValue<T extends Value>(value: T): T {
  if (Array.isArray(value)) {
    return value.map((item) => copyValue(item)) as T;
  }
  if (!isMap(value)) {
    return value;
  }
  const copy: ValueMap = {};
  for (const key of Object.keys(value)) {
    putValue(copy, key, copyValue(value[key]));
  }
  return copy as T;
}

/** Sets a key as data, `__proto__` included. */
export function putValue(map: ValueMap, key: string, value: Value): void {
  put(map as JsonObject, key, value as Json);
}
