import { isObject, type Json, type JsonObject } from '../private/json';

// How Go reads fields: what is absent is the type's zero. The operator wrote the objects from the same types, so that
// a value of another type never occurs; it would count as absent.

export type Fields = JsonObject | undefined;

/** A text; empty where absent. */
export function text(fields: Fields, key: string): string {
  const value = fields?.[key];
  return typeof value === 'string' ? value : '';
}

/** A number; undefined where absent. */
export function number(fields: Fields, key: string): number | undefined {
  const value = fields?.[key];
  return typeof value === 'number' ? value : undefined;
}

/** Whether a switch is on. */
export function flag(fields: Fields, key: string): boolean {
  return fields?.[key] === true;
}

/** Whether a field is there at all. */
export function present(fields: Fields, key: string): boolean {
  return (fields?.[key] ?? undefined) !== undefined;
}

/** A structure; undefined where absent. */
export function node(fields: Fields, key: string): Fields {
  const value = fields?.[key];
  return isObject(value) ? value : undefined;
}

/** A list of structures; empty where absent. */
export function nodes(fields: Fields, key: string): readonly JsonObject[] {
  const value = fields?.[key];
  if (!Array.isArray(value)) {
    return NONE;
  }
  return value.every(isObject) ? value : value.map((item) => (isObject(item) ? item : {}));
}

/** A list of texts; empty where absent. */
export function texts(fields: Fields, key: string): readonly string[] {
  const value = fields?.[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : NONE;
}

/** A map of texts as pairs; empty where absent. */
export function pairs(fields: Fields, key: string): readonly [key: string, value: string][] {
  const value = fields?.[key];
  if (!isObject(value)) {
    return NONE;
  }
  const found: [key: string, value: string][] = [];
  for (const name of Object.keys(value)) {
    found.push([name, text(value, name)]);
  }
  return found;
}

/** An integer or a text; undefined where absent. */
export function numberOrText(fields: Fields, key: string): number | string | undefined {
  const value: Json | undefined = fields?.[key];
  return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}

const NONE: readonly never[] = [];
