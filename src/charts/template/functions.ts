import { describe, tooLarge } from './fields';
import { byBytes, text } from './text';
import { truth } from './truth';
import { isMap, type Value } from '../../values/value';
import { ValueError } from '../value-error';

/** `default FALLBACK VALUE | trunc 63 | trimSuffix "-"`, the way in which charts make names. */
export function nameOr(fallback: string, value: Value, where: string): string {
  const name = truth(value) ? value : fallback;
  if (typeof name !== 'string') {
    throw new ValueError(where, `must be a string, not ${describe(value)}`);
  }
  const short = Buffer.byteLength(name) > 63 ? Buffer.from(name).subarray(0, 63).toString() : name;
  return short.endsWith('-') ? short.slice(0, -1) : short;
}

/**
 * `int VALUE`: a whole number from any value; 0 if it cannot be read as one.
 *
 * @throws InputError where it is beyond 2^53; `where` names the value.
 */
export function int(value: Value, where: string): number {
  if (typeof value === 'boolean') {
    return Number(value);
  }
  const number = typeof value === 'string' ? parseInteger(value) : Number(text(value));
  const whole = Number.isFinite(number) ? Math.trunc(number) : 0;
  if (!Number.isSafeInteger(whole)) {
    throw new ValueError(where, tooLarge(text(value)));
  }
  return whole;
}

/** A Go integer literal: decimal, `0x`, `0o` or `0` for octal, `0b`, with `_` between digits. */
function parseInteger(word: string): number {
  const digits = word.replace(/\.0*$/, '');
  const sign = /^[+-]/.test(digits) ? digits[0] : '';
  const bare = digits.slice(sign.length);
  const joined = /^(0[xXbBoO]_?)?[\da-fA-F]+(_[\da-fA-F]+)*$/.test(bare) ? bare.replaceAll('_', '') : bare;
  const octal = /^0\d/.test(joined) ? `0o${joined.slice(1)}` : joined;
  const number = /^(0[xX][\da-fA-F]+|0[bB][01]+|0[oO][0-7]+|\d+)$/.test(octal) ? Number(octal) : NaN;
  return sign === '-' ? -number : number;
}

/** `range KEY, VALUE := VALUE`: the entries of a map by key, or of a list by index. */
export function range(value: Value, where: string): [key: string, value: Value][] {
  if (Array.isArray(value)) {
    return value.map((item, index) => [String(index), item]);
  }
  if (isMap(value)) {
    return Object.keys(value)
      .sort(byBytes)
      .map((key) => [key, value[key]]);
  }
  if (value === null) {
    return [];
  }
  throw new ValueError(where, `must be a map, not ${describe(value)}`);
}
