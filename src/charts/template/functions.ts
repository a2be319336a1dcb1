import { describe } from './fields';
import { truth } from './truth';
import { InputError } from '../../private/errors';
import { type Json } from '../../private/json';

/** `default FALLBACK VALUE | trunc 63 | trimSuffix "-"`, the way in which charts make names. */
export function nameOr(fallback: string, value: Json, where: string): string {
  const name = truth(value) ? value : fallback;
  if (typeof name !== 'string') {
    throw new InputError(`${where}: must be a string, not ${describe(value)}`);
  }
  const short = new TextDecoder().decode(new TextEncoder().encode(name).slice(0, 63));
  return short.endsWith('-') ? short.slice(0, -1) : short;
}
