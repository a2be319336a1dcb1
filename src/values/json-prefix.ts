import { type Json, parseJson } from '../private/json';
import { DEEPEST } from '../yaml/compose';

/** The JSON value with which a text begins, and its length; undefined where it begins with none. */
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

/** A scalar; what follows a number must not look like the number's rest. */
const SCALAR = /\s*(?:true|false|null|"(?:[^"\\]|\\.)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![.eE]))/y;
const PART = /[{[]|[}\]]|"(?:[^"\\]|\\.)*"|[^{}[\]"]+|"/gy;

function prefixLength(text: string): number | undefined {
  SCALAR.lastIndex = 0;
  if (SCALAR.test(text)) {
    return SCALAR.lastIndex;
  }
  if (!/^\s*[{[]/.test(text)) {
    return undefined;
  }
  let depth = 0;
  PART.lastIndex = 0;
  for (let match = PART.exec(text); match; match = PART.exec(text)) {
    const c = match[0][0];
    depth += c === '{' || c === '[' ? 1 : c === '}' || c === ']' ? -1 : 0;
    if (depth > DEEPEST) {
      return undefined;
    }
    if (depth === 0 && (c === '}' || c === ']')) {
      return PART.lastIndex;
    }
  }
  return undefined;
}

/** Whether no number is too large for a double. */
function isFinite(value: Json): boolean {
  if (typeof value === 'number') {
    return Number.isFinite(value);
  }
  return typeof value !== 'object' || value === null || Object.values(value).every(isFinite);
}
