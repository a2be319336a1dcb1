import { counted } from './counted';
import { isObject, type Json } from './json';
import { type Segment } from './path';
import { redact } from './redact';

/** Names of fields whose values may be credentials. */
const SECRET = /pass|secret|token|credential|key|unsafe|^env$|^args$|^command$|header/i;

/** Type and size of a value: all that a message shows of a value of the wrong type, which may be anything. */
export function kindAndSize(value: Json | bigint | undefined): string {
  if (Array.isArray(value)) {
    return `a list of ${counted(value.length, 'item')}`;
  }
  if (isObject(value)) {
    return `a map of ${counted(Object.keys(value).length, 'key')}`;
  }
  if (typeof value === 'string') {
    return `a string of ${counted(value.length, 'character')}`;
  }
  return value === null || value === undefined ? 'null' : `a ${typeof value === 'bigint' ? 'number' : typeof value}`;
}

/** A value that is not of the type wanted; if an integer is wanted, the digits of a number show what is wrong. */
export function mistypedValue(value: Json | bigint | undefined, wanted: string): string {
  return wanted.startsWith('integer') && typeof value === 'number' ? String(value) : kindAndSize(value);
}

/** A value of the right type and a wrong form, such as a quantity or a URI, as a message shows it. */
export function shownValue(value: Json | bigint | undefined, path: readonly Segment[]): string {
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') {
    return String(value);
  }
  return typeof value !== 'string' || mayBeSecret(path) ? kindAndSize(value) : redact(value);
}

/** Whether a value at a path may be a credential, by the names above it; annotations hold whole configurations. */
function mayBeSecret(path: readonly Segment[]): boolean {
  return path.some((segment, i) => SECRET.test(String(segment)) || (segment === 'annotations' && i < path.length - 1));
}
