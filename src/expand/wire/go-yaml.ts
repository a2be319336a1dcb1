import { isObject, put, type Json, type JsonObject } from '../../private/json';

/**
 * YAML as `gopkg.in/yaml.v2` writes structs: keys in the order given, long texts folded after 80 characters.
 * @see https://github.com/go-yaml/yaml/blob/v2.4.0/emitterc.go
 */
export function goYaml(document: JsonObject): string {
  return mapping(Object.entries(document), 0);
}

const INDENT = 2;
const WIDTH = 80;
const LONGEST_SIMPLE_KEY = 128;

function mapping(entries: readonly (readonly [string, Json])[], indent: number): string {
  const pad = ' '.repeat(indent);
  return entries.map(([key, value], index) => {
    const start = index === 0 ? '' : pad;
    const isSimple = !/[\n\r\u0085\u2028\u2029]/.test(key) && Buffer.byteLength(key) <= LONGEST_SIMPLE_KEY;
    const head = isSimple ? `${scalar(key, indent, indent, true)}:` : `? ${scalar(key, indent + 2, indent + INDENT, false)}\n${pad}:`;
    return start + head + valueOf(value, indent, indent + lastLine(head));
  }).join('');
}

/** A value behind its key, with the line's end. */
function valueOf(value: Json, indent: number, column: number): string {
  if (Array.isArray(value)) {
    return value.length === 0 ? ' []\n' : `\n${value.map((item) => `${' '.repeat(indent)}- ${itemOf(item, indent + INDENT)}`).join('')}`;
  }
  if (isObject(value)) {
    const entries = Object.entries(value);
    return entries.length === 0 ? ' {}\n' : `\n${' '.repeat(indent + INDENT)}${mapping(entries, indent + INDENT)}`;
  }
  return ` ${scalar(value, column + 1, indent + INDENT, false)}\n`;
}

function itemOf(item: Json, indent: number): string {
  if (!isObject(item)) {
    return `${scalar(item, indent, indent, false)}\n`;
  }
  const entries = Object.entries(item);
  return entries.length === 0 ? '{}\n' : mapping(entries, indent);
}

function lastLine(text: string): number {
  return [...text.slice(text.lastIndexOf('\n') + 1)].length;
}

function scalar(value: Json, column: number, indent: number, isKey: boolean): string {
  if (typeof value !== 'string') {
    return String(value);
  }
  const style = styleOf(value, isKey);
  if (style === 'literal') {
    return literal(value, indent);
  }
  if (style === 'double') {
    return doubleQuoted(value, column + 1, isKey ? undefined : indent);
  }
  const quote = style === 'single' ? '\'' : '';
  const text = style === 'single' ? value.replaceAll('\'', '\'\'') : value;
  return quote + (isKey ? text : folded(text, column + quote.length, indent)) + quote;
}

type Style = 'plain' | 'single' | 'double' | 'literal';

function styleOf(value: string, isKey: boolean): Style {
  const unprintable = UNPRINTABLE.test(value) || / [\n\u2028\u2029]/.test(value);
  if (value.includes('\n')) {
    return isKey || unprintable || value.endsWith(' ') ? 'double' : 'literal';
  }
  if (unprintable || !isText(value)) {
    return 'double';
  }
  const isPlain = !/^ | $|[\u2028\u2029]/.test(value)
    && !/^(?:---|\.\.\.)/.test(value)
    && !/^[#,[\]{}&*!|>'"%@`]/.test(value)
    && !/^[?:-](?: |$)/.test(value)
    && !/:(?: |$)| #/.test(value);
  return isPlain ? 'plain' : 'single';
}

// All but printable ASCII, line feeds, and characters of the basic plane from U+00A0 on.
const UNPRINTABLE = /[^\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u;

const WORDS = new Set([
  '', '~', '<<', 'y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null', '.nan', '.inf', '+.inf', '-.inf',
]);

/** Whether a plain text is read back as text: neither a number, nor a boolean, nor nothing, nor a date. */
function isText(value: string): boolean {
  const lower = value.toLowerCase();
  const isWord = WORDS.has(lower)
    && (value === lower || value === value.toUpperCase() || value === value[0].toUpperCase() + lower.slice(1) || value === '.NaN'
      || /^[+-]?\.Inf$/.test(value));
  return !isWord && !isNumber(value) && !isTimestamp(value);
}

function isNumber(value: string): boolean {
  if (/^\.\d+([eE][-+]?\d+)?$/.test(value)) {
    return isFinite(Number(value));
  }
  if (!/^[-+\d]/.test(value)) {
    return false;
  }
  const plain = value.replaceAll('_', '');
  const isFloat = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/.test(plain) && isFinite(Number(plain));
  return isFloat || isPrefixedInteger(plain) || /^[-+]?\d[\d_]*(:[0-5]?\d)+(\.[\d_]*)?$/.test(value);
}

function isPrefixedInteger(plain: string): boolean {
  const match = /^([-+]?)(0[xX][\da-fA-F]+|0[bB][01]+|0[oO][0-7]+)$/.exec(plain);
  if (match === null) {
    return false;
  }
  const size = BigInt(match[2].toLowerCase());
  return match[1] === '-' ? size <= 2n ** 63n : size < (match[1] === '+' ? 2n ** 63n : 2n ** 64n);
}

function isTimestamp(value: string): boolean {
  const match = /^(\d{4})-(\d\d?)-(\d\d?)(?:[Tt](\d\d?):(\d\d?):(\d\d?)(?:[.,]\d+)?(?:Z|[-+]\d\d:\d\d)| (\d\d?):(\d\d?):(\d\d?)(?:[.,]\d+)?)?$/.exec(value);
  if (match === null) {
    return false;
  }
  const [year, month, day, ...time] = match.slice(1).map((part) => part === undefined ? 0 : Number(part));
  const [hour, minute, second] = time.slice(match[7] === undefined ? 0 : 3);
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(2000 + year % 400, month, 0)).getUTCDate()
    && hour < 24 && minute < 60 && second < 60;
}

/** Breaks a text at single spaces beyond the width. */
function folded(text: string, column: number, indent: number): string {
  let result = '';
  let at = column;
  const characters = [...text];
  characters.forEach((character, index) => {
    const isBreak = character === ' ' && at > WIDTH && characters[index - 1] !== ' ' && characters[index + 1] !== ' '
      && index > 0 && index < characters.length - 1;
    result += isBreak ? `\n${' '.repeat(indent)}` : character;
    at = isBreak ? indent : at + 1;
  });
  return result;
}

function literal(value: string, indent: number): string {
  const pad = ' '.repeat(indent);
  const hint = /^[ \n]/.test(value) ? String(INDENT) : '';
  const chomp = !value.endsWith('\n') ? '-' : value === '\n' || value.endsWith('\n\n') ? '+' : '';
  const body = value.replace(/\n$/, '').split('\n').map((line) => line === '' ? '' : pad + line).join('\n');
  return `|${hint}${chomp}\n${body}`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\0': '0',
  '\x07': 'a',
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\v': 'v',
  '\f': 'f',
  '\r': 'r',
  '\x1b': 'e',
  '"': '"',
  '\\': '\\',
  '\u0085': 'N',
  '\u00a0': '_',
  '\u2028': 'L',
  '\u2029': 'P',
};

function doubleQuoted(value: string, column: number, indent: number | undefined): string {
  let result = '"';
  let at = column;
  const characters = [...value];
  characters.forEach((character, index) => {
    let written = character;
    if (/["\\\n\u2028\u2029]/.test(character) || UNPRINTABLE.test(character)) {
      written = escaped(character);
    } else if (character === ' ' && indent !== undefined && at > WIDTH && characters[index - 1] !== ' ' && index > 0 && index < characters.length - 1) {
      written = `\n${' '.repeat(indent)}${characters[index + 1] === ' ' ? '\\' : ''}`;
      at = indent - 1;
    }
    result += written;
    at += written.startsWith('\n') ? 1 : written.length;
  });
  return `${result}"`;
}

function escaped(character: string): string {
  const short = ESCAPES[character];
  if (short !== undefined) {
    return `\\${short}`;
  }
  const code = character.codePointAt(0)!;
  const [letter, digits] = code <= 0xff ? ['x', 2] as const : code <= 0xffff ? ['u', 4] as const : ['U', 8] as const;
  return `\\${letter}${code.toString(16).toUpperCase().padStart(digits, '0')}`;
}

/**
 * A map in the order in which `gopkg.in/yaml.v2` writes it.
 * @see https://github.com/go-yaml/yaml/blob/v2.4.0/sorter.go
 */
export function inYamlOrder(map: JsonObject): JsonObject {
  const result: JsonObject = {};
  for (const key of Object.keys(map).sort((left, right) => isLess(left, right) ? -1 : isLess(right, left) ? 1 : 0)) {
    put(result, key, map[key]);
  }
  return result;
}

/** Numbers within keys are compared as numbers, letters come last. */
function isLess(left: string, right: string): boolean {
  const [a, b] = [[...left], [...right]];
  for (let i = 0; i < a.length && i < b.length; i++) {
    if (a[i] === b[i]) {
      continue;
    }
    const [aLetter, bLetter] = [/\p{L}/u.test(a[i]), /\p{L}/u.test(b[i])];
    if (aLetter || bLetter) {
      return aLetter && bLetter ? a[i].codePointAt(0)! < b[i].codePointAt(0)! : bLetter;
    }
    const zero = (a[i] === '0' || b[i] === '0') && followsDigit(a, i) ? '1' : '';
    const [aDigits, bDigits] = [digitsFrom(a, i), digitsFrom(b, i)];
    const [aNumber, bNumber] = [BigInt(`${zero}${aDigits}` || '0'), BigInt(`${zero}${bDigits}` || '0')];
    if (aNumber !== bNumber) {
      return aNumber < bNumber;
    }
    return aDigits.length === bDigits.length ? a[i].codePointAt(0)! < b[i].codePointAt(0)! : aDigits.length < bDigits.length;
  }
  return a.length < b.length;
}

function followsDigit(characters: readonly string[], index: number): boolean {
  for (let j = index - 1; j >= 0 && /\d/.test(characters[j]); j--) {
    if (characters[j] !== '0') {
      return true;
    }
  }
  return false;
}

function digitsFrom(characters: readonly string[], index: number): string {
  return /^\d*/.exec(characters.slice(index).join(''))![0];
}
