import { has, isObject, put, type Json, type JsonObject } from '../private/json';

/** JSON in the operator's ConfigMap, as the operator reads it. */
export interface ConfigJson<T> {
  readonly value: T;
  /** Why the operator crashes when it needs the value. */
  readonly problem?: string;
}

/** The type that a JSON document is decoded into: a string, a Go struct with its fields, or a map of entries. */
export type ConfigShape =
  | 'text'
  | { readonly type: string; readonly fields: Readonly<Record<string, ConfigShape>> }
  | { readonly entries: ConfigShape };

/** A Go struct whose fields are all strings. */
export function textFields(type: string, ...names: string[]): ConfigShape {
  return { type, fields: Object.fromEntries(names.map((name) => [name, 'text'])) };
}

/**
 * One key of the ConfigMap. A field of the wrong type, such as a number instead of a string, crashes the operator
 * whenever it reads the key.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/model_initializer_injector.go getStorageInitializerConfigsFromMap
 */
export function configJson<T>(data: Json, key: string, shape: ConfigShape): ConfigJson<T> {
  const text = isObject(data) && has(data, key) ? data[key] : undefined;
  const problems: string[] = [];
  let value: Json = {};
  if (typeof text === 'string') {
    const label = key === 'credentials' ? '' : `${key} `;
    try {
      value = read(JSON.parse(text) as Json, shape, { struct: '', path: [] }, problems);
    } catch {
      problems.push('invalid JSON');
    }
    if (problems.length > 0) {
      return { value: value as T, problem: `Unable to unmarshall ${label}json string due to ${problems[0]} ` };
    }
  }
  return { value: value as T };
}

interface Place {
  readonly struct: string;
  readonly path: readonly string[];
}

/** @see https://pkg.go.dev/encoding/json#UnmarshalTypeError */
function read(value: Json, shape: ConfigShape, place: Place, problems: string[]): Json {
  if (value === null) {
    return shape === 'text' ? '' : {};
  }
  if (shape === 'text') {
    if (typeof value === 'string') {
      return value;
    }
    problems.push(mismatch(value, 'string', place));
    return '';
  }
  const result: JsonObject = {};
  if (!isObject(value)) {
    problems.push(mismatch(value, 'type' in shape ? shape.type : 'map', place));
    return result;
  }
  for (const [name, item] of Object.entries(value)) {
    if ('entries' in shape) {
      put(result, name, read(item, shape.entries, place, problems));
      continue;
    }
    const field =
      Object.keys(shape.fields).find((candidate) => candidate === name) ??
      Object.keys(shape.fields).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
    if (field !== undefined) {
      result[field] = read(item, shape.fields[field], { struct: shape.type, path: [...place.path, field] }, problems);
    }
  }
  return result;
}

function mismatch(value: Json, expected: string, { struct, path }: Place): string {
  const kind = typeof value === 'boolean' ? 'bool' : typeof value;
  const found = Array.isArray(value) ? 'array' : kind;
  const field = struct === '' ? '' : `Go struct field ${struct}.${path.join('.')} of type `;
  return `json: cannot unmarshal ${found} into ${field === '' ? 'Go value of type ' : field}${expected}`;
}
