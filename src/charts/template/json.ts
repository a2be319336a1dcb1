import { byBytes } from './text';
import { isObject, type Json } from '../../private/json';

const ESCAPES: Record<string, string> = {
  '<': '\\u003c', '>': '\\u003e', '&': '\\u0026', '\u2028': '\\u2028', '\u2029': '\\u2029',
};

/** JSON as Go writes it: sorted keys, no spaces, and characters of HTML escaped. */
export function toJson(value: Json): string {
  if (Array.isArray(value)) {
    return `[${value.map(toJson).join(',')}]`;
  }
  if (isObject(value)) {
    const keys = Object.keys(value).sort(byBytes);
    return `{${keys.map((key) => `${toJson(key)}:${toJson(value[key])}`).join(',')}}`;
  }
  if (typeof value === 'string') {
    return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => ESCAPES[character]);
  }
  return JSON.stringify(value);
}
