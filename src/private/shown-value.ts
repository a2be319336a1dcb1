import { counted } from './counted';
import { isObject, type Json } from './json';
import { type Segment } from './path';
import { discreet, redact } from './redact';

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

/**
 * A value of the right type and a wrong form, such as a quantity or a URI, as a message shows it: names as they are,
 * other strings if they look like what belongs into messages.
 */
export function shownValue(value: Json | bigint | undefined, path: readonly Segment[]): string {
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') {
    return String(value);
  }
  const isShown = typeof value === 'string' && !mayBeSecret(path) && (isNameField(path) || looksShowable(value));
  return isShown ? redact(value) : kindAndSize(value);
}

/**
 * A message about a string, in which the string is not shown if it is neither a name nor looks like a word, a number, a
 * quantity or a URI: it may be a credential in the wrong place.
 */
export function withoutStranger(message: string, value: string, path: readonly Segment[]): string {
  // A shorter message cannot repeat it, and quoting a long value for each message takes a long time.
  if (message.length < value.length || (!message.includes(value) && !message.includes(JSON.stringify(value)))) {
    return message;
  }
  if (isNameField(path) || looksShowable(value)) {
    return message;
  }
  const shown = kindAndSize(value);
  return message.replaceAll(JSON.stringify(value), () => shown).replaceAll(value, () => shown);
}

/** Shorter strings are marks and blanks. */
const LEAST_SECRET = 4;

/** Fields that hold names, places, patterns and kinds, so that a message is about nothing else. */
const NAMES =
  /(?:name|namespace|account|claim|image|ur[il]|key|path|kind|apiVersion|host|hosts|gateway|regex|prefix)$/i;

function isNameField(path: readonly Segment[]): boolean {
  const field = [...path].reverse().find((segment) => typeof segment === 'string');
  return typeof field === 'string' && NAMES.test(field);
}

const LONGEST = 40;
/** Words with separators between them, flags, paths of files, and lists of words. */
const WORDS = /^(?:-{0,2}|\.{0,2}\/)[a-z][\w.,:/ -]*$/i;
/** Numbers with units, such as `1,5 Gi` and `1h30m`, and addresses. */
const AMOUNTS = /^[+-]?[\d.,:_]+(?: ?[a-z\u00b5%]{1,12}[\d.,:_]*){0,3}$/i;
const PLACEHOLDER = /^(?:\{\{[^{}]*\}\}|\$[({]?[\w.]+[)}]?|<[\w -]+>)$/;
const URI = /^[a-z][a-z0-9+.-]*:\/\/[^\s\\"'`]*$/i;

/** Whether a string looks like what a message shows: a word, a number, a quantity, a placeholder, a URI. */
export function looksShowable(text: string): boolean {
  const bare = text.trim();
  if (bare.length < LEAST_SECRET || URI.test(bare) || PLACEHOLDER.test(bare)) {
    return true;
  }
  return bare.length <= LONGEST && (AMOUNTS.test(bare) || (WORDS.test(bare) && !looksRandom(bare)));
}

/** A word such as the name of a server; its size if it looks like something else, which may be a credential. */
export function shownWord(text: string): string {
  return looksShowable(text) ? discreet(text) : kindAndSize(text);
}

/** Whether a word mixes both cases with digits, as generated passwords and tokens do. */
function looksRandom(text: string): boolean {
  return text.split(/[.,:/ _-]/).some((word) => /[a-z]/.test(word) && /[A-Z]/.test(word) && /\d/.test(word));
}

/** Whether a value at a path may be a credential, by the names above it; annotations hold whole configurations. */
function mayBeSecret(path: readonly Segment[]): boolean {
  return path.some((segment, i) => SECRET.test(String(segment)) || (segment === 'annotations' && i < path.length - 1));
}
