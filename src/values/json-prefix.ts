import { type Json } from '../private/json';
import { endOfBrackets } from '../private/json-scan';
import { parseJson } from '../private/parse-json';
import { DEEPEST } from '../yaml/compose';

/** The JSON value with which a string begins, and its length; undefined if it does not begin with one. */
export function jsonPrefix(text: string): { readonly value: Json; readonly length: number } | undefined {
  const length = prefixLength(text);
  if (length === undefined) {
    return undefined;
  }
  try {
    const value = parseJson(text.slice(0, length));
    return isFinite(value) ? { value, length } : undefined;
  } catch {
    return undefined;
  }
}

/** A scalar; what follows a number must not look like a continuation of it. */
const SCALAR = /\s*(?:true|false|null|"[^"\\]*(?:\\.[^"\\]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![.eE]))/y;

function prefixLength(text: string): number | undefined {
  SCALAR.lastIndex = 0;
  if (SCALAR.test(text)) {
    return SCALAR.lastIndex;
  }
  const start = text.search(/\S/);
  return start !== -1 && (text[start] === '{' || text[start] === '[') ? endOfBrackets(text, start, DEEPEST) : undefined;
}

/** Whether no number is too large for a double. */
function isFinite(value: Json): boolean {
  if (typeof value === 'number') {
    return Number.isFinite(value);
  }
  return typeof value !== 'object' || value === null || Object.values(value).every(isFinite);
}
