import { byBytes } from './text';
import { entryOf } from '../../private/json';
import { isMap, type Value } from '../../values/value';

const ESCAPES: Record<string, string> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** JSON as Go writes it: sorted keys, no spaces, and characters of HTML escaped. */
export function toJson(value: Value): string {
  if (Array.isArray(value)) {
    return `[${value.map(toJson).join(',')}]`;
  }
  if (isMap(value)) {
    const keys = Object.keys(value).sort(byBytes);
    return `{${keys.map((key) => `${toJson(key)}:${toJson(value[key])}`).join(',')}}`;
  }
  if (typeof value === 'string') {
    return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => entryOf(ESCAPES, character)!);
  }
  return typeof value === 'number' ? number(value) : String(value);
}

/** Go writes exponents from 1e21 on and below 1e-6, as JavaScript does, and no negative zero of its own. */
function number(value: number): string {
  return Object.is(value, -0) ? '-0' : JSON.stringify(value);
}
