import { isObject, type Json, type JsonObject } from '../private/json';

// Reads fields like Go: an absent field is the type's zero value. The operator wrote the objects from the same types,
// so a value of another type never occurs; it would count as absent.

export type Fields = JsonObject | undefined;

/** A string; empty if absent. */
export function text(fields: Fields, key: string): string {
  const value = fields?.[key];
  return typeof value === 'string' ? value : '';
}

/** A number; undefined if absent. */
export function number(fields: Fields, key: string): number | undefined {
  const value = fields?.[key];
  return typeof value === 'number' ? value : undefined;
}

/** Whether a boolean is true. */
export function flag(fields: Fields, key: string): boolean {
  return fields?.[key] === true;
}

/** Whether a field is set. */
export function present(fields: Fields, key: string): boolean {
  return (fields?.[key] ?? undefined) !== undefined;
}

/** An object; undefined if absent. */
export function node(fields: Fields, key: string): Fields {
  const value = fields?.[key];
  return isObject(value) ? value : undefined;
}

/** A list of objects; empty if absent. */
export function nodes(fields: Fields, key: string): readonly JsonObject[] {
  const value = fields?.[key];
  if (!Array.isArray(value)) {
    return NONE;
  }
  return value.every(isObject) ? value : value.map((item) => (isObject(item) ? item : {}));
}

/** A list of strings; empty if absent. */
export function texts(fields: Fields, key: string): readonly string[] {
  const value = fields?.[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : NONE;
}

/** The keys of a map; none if it is absent. */
export function keysOf(map: Fields): readonly string[] {
  return map === undefined ? NONE : Object.keys(map);
}

/** An integer or a string; undefined if absent. */
export function numberOrText(fields: Fields, key: string): number | string | undefined {
  const value: Json | undefined = fields?.[key];
  return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}

const NONE: readonly never[] = [];
