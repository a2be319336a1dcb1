import { styleOf, UNPRINTABLE } from './go-yaml-style';
import { asText, entryOf, isObject, type Json, type JsonObject } from '../../private/json';

/**
 * YAML as `gopkg.in/yaml.v2` writes structs: keys in the given order, long strings folded after 80 characters.
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
  return entries
    .map(([key, value], index) => {
      const start = index === 0 ? '' : pad;
      const isSimple = !/[\n\r\u0085\u2028\u2029]/.test(key) && Buffer.byteLength(key) <= LONGEST_SIMPLE_KEY;
      const head = isSimple
        ? `${scalar(key, indent, indent, true)}:`
        : `? ${scalar(key, indent + 2, indent + INDENT, false)}\n${pad}:`;
      return start + head + valueOf(value, indent, lastLine(head) + (isSimple ? indent : 0));
    })
    .join('');
}

/** A value after its key, with the line break. */
function valueOf(value: Json, indent: number, column: number): string {
  if (Array.isArray(value)) {
    return value.length === 0
      ? ' []\n'
      : `\n${value.map((item) => `${' '.repeat(indent)}- ${itemOf(item, indent + INDENT)}`).join('')}`;
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
    return asText(value);
  }
  const style = styleOf(value, isKey);
  if (style === 'literal') {
    return literal(value, indent);
  }
  if (style === 'double') {
    return doubleQuoted(value, column + 1, isKey ? undefined : indent);
  }
  const quote = style === 'single' ? "'" : '';
  const text = style === 'single' ? value.replaceAll("'", "''") : value;
  return quote + (isKey ? text : folded(text, column + quote.length, indent)) + quote;
}

/** Unicode's own line breaks, after which a line is indented too. */
const SEPARATOR = /[\u2028\u2029]/;

/** Breaks a string at single spaces beyond the width. */
function folded(text: string, column: number, indent: number): string {
  let result = '';
  let at = column;
  const characters = [...text];
  characters.forEach((character, index) => {
    const isBreak =
      character === ' ' &&
      at > WIDTH &&
      characters[index - 1] !== ' ' &&
      characters[index + 1] !== ' ' &&
      index > 0 &&
      index < characters.length - 1;
    const isSeparator = SEPARATOR.test(character);
    const pad = ' '.repeat(indent);
    if (isBreak) {
      result += `\n${pad}`;
    } else {
      result += isSeparator && !SEPARATOR.test(characters[index + 1] ?? '\u2028') ? character + pad : character;
    }
    at = isBreak || isSeparator ? indent : at + 1;
  });
  return result;
}

function literal(value: string, indent: number): string {
  const pad = ' '.repeat(indent);
  const hint = /^[ \n\u2028\u2029]/.test(value) ? String(INDENT) : '';
  const keep = value === '\n' || value.endsWith('\n\n') ? '+' : '';
  const chomp = value.endsWith('\n') ? keep : '-';
  const body = value
    .replace(/\n$/, '')
    .replace(/^(?=[^\n\u2028\u2029])|(?<=[\n\u2028\u2029])(?=[^\n\u2028\u2029])/g, pad);
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
  const isMarked = value.startsWith('\ufeff'); // then everything is escaped
  const characters = [...value];
  characters.forEach((character, index) => {
    let written = character;
    if (isMarked || /["\\\n\u2028\u2029]/.test(character) || UNPRINTABLE.test(character)) {
      written = escaped(character);
    } else if (
      character === ' ' &&
      indent !== undefined &&
      at > WIDTH &&
      characters[index - 1] !== ' ' &&
      index > 0 &&
      index < characters.length - 1
    ) {
      written = `\n${' '.repeat(indent)}${characters[index + 1] === ' ' ? '\\' : ''}`;
      at = indent - 1;
    }
    result += written;
    at += written.startsWith('\n') ? 1 : written.length;
  });
  return `${result}"`;
}

function escaped(character: string): string {
  const short = entryOf(ESCAPES, character);
  if (short !== undefined) {
    return `\\${short}`;
  }
  const code = character.codePointAt(0)!;
  const hexadecimal = code.toString(16).toUpperCase();
  if (code <= 0xff) {
    return `\\x${hexadecimal.padStart(2, '0')}`;
  }
  return code <= 0xffff ? `\\u${hexadecimal.padStart(4, '0')}` : `\\U${hexadecimal.padStart(8, '0')}`;
}
