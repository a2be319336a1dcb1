import { isObject, type Json, type JsonObject, put } from './json';

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
