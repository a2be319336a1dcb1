import { InputError } from '../private/errors';
import { entryOf } from '../private/json';
import { remembered } from '../private/remembered';

/**
 * How a string is written in YAML so that every reader returns it: Go's (of kubectl, Helm and Argo CD), and those of
 * YAML 1.1 and 1.2. Within that, it is the text that `Yaml.stringify` of cdk8s writes (package `yaml`, version 1.1, no
 * line folding), so that a switch of writers shows no diff in Git.
 */

/**
 * Most strings of a manifest: names, paths, images, Base64. Words with another meaning are shorter, and numbers begin
 * otherwise, but for `e` and digits alone.
 */
const SURELY_PLAIN = /^(?![eE][-+]?[0-9]+$)[A-Za-z/][-A-Za-z0-9/._+=:]{4,}[-A-Za-z0-9/._+=]$/;

/**
 * Characters that only an escape in double quotes carries through every reader: control characters, the line breaks of
 * YAML 1.1 (NEL, U+2028, U+2029), byte order marks, and what is not a character at all.
 */
const NEEDS_ESCAPES = /[\0-\x08\x0B-\x1F\x7F-\x9F\u2028\u2029\uFEFF\uFFFE\uFFFF\u{D800}-\u{DFFF}]/u;

/** Indicators, spaces or colons where a plain scalar would end, and tabs, at which some readers end one. */
const NOT_PLAIN = /^[\n ,[\]{}#&*!|>'"%@`]|^[?-](?: |$)|\t|[\n:] |[\n ]#|[\n :]$/;

const DOCUMENT_MARKER = /^(?:%|---|\.\.\.)/;

/** Strings that some version of YAML reads as null, a boolean, a merge, a default value, a time or a date. */
const NOT_A_STRING: readonly RegExp[] = [
  /^(?:~|[Nn]ull|NULL|<<|=)?$/,
  /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON|N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
  /^[eE][-+]?[0-9]+$/,
  /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/,
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{1,2}:[0-9]|$)/,
];

/** How a number of any version of YAML begins, and what it is without its underscores. */
const NUMBER_START = /^[-+.0-9]/;
const NUMBER = new RegExp(
  `^[-+]?(?:${[
    '0[bB][01]*',
    '0[oO][0-7]*',
    '0[xX][0-9a-fA-F]*',
    '[0-9]+(?:\\.[0-9]*)?',
    '\\.[0-9]*',
    '[0-9]*(?:\\.[0-9]*)?[eE][-+]?[0-9]+',
    '\\.(?:inf|Inf|INF|nan|NaN|NAN)',
  ].join('|')})$`,
);

/** Shorter double-quoted strings keep their line breaks as `\n`. */
const MIN_MULTI_LINE = 40;

/** The YAML of a string value whose continuation lines start with `indent`. */
export function quoteValue(value: string, indent: string): string {
  if (SURELY_PLAIN.test(value)) {
    return value;
  }
  const known = value.length < MIN_MULTI_LINE && indent !== '' ? quotedLine(value) : undefined;
  if (known !== undefined) {
    return known;
  }
  if (NEEDS_ESCAPES.test(value)) {
    return doubleQuoted(value, indent);
  }
  if (value.includes('\n')) {
    return block(value, indent);
  }
  return isPlain(value) && !(indent === '' && DOCUMENT_MARKER.test(value)) ? value : quoted(value, indent);
}

/** The same for a short value on one line, which needs no indent; undefined for others. A few come again and again. */
const quotedLine = remembered((value) => {
  if (value.includes('\n') || NEEDS_ESCAPES.test(value)) {
    return undefined;
  }
  return isPlain(value) ? value : quoted(value, '');
});

/** The YAML of a key in a map that is `top` (of the document) or deeper. */
export function quoteKey(key: string, top: boolean): string {
  if (SURELY_PLAIN.test(key)) {
    return key;
  }
  if (NEEDS_ESCAPES.test(key) || key.includes('\n')) {
    return escaped(key);
  }
  if (isPlain(key) && !(top && DOCUMENT_MARKER.test(key))) {
    return key;
  }
  return singleQuotesReadBetter(key) ? singleQuoted(key) : escaped(key);
}

/** Whether every reader reads a single line without quotes as that same string. */
function isPlain(text: string): boolean {
  return (
    !NOT_PLAIN.test(text) &&
    !NOT_A_STRING.some((form) => form.test(text)) &&
    !(NUMBER_START.test(text) && NUMBER.test(text.replaceAll('_', '')))
  );
}

function quoted(value: string, indent: string): string {
  return singleQuotesReadBetter(value) ? singleQuoted(value) : doubleQuoted(value, indent);
}

function singleQuotesReadBetter(value: string): boolean {
  return value.includes('"') && !value.includes("'");
}

function singleQuoted(value: string): string {
  return `'${value}'`;
}

/** One line in double quotes; a space before a line break is escaped, lest a reader folds it away. */
function escaped(value: string): string {
  return JSON.stringify(value)
    .replace(ESCAPES, (escape, code: string | undefined, raw: string | undefined) => {
      const unit = code ?? raw?.charCodeAt(0).toString(16).padStart(4, '0');
      return unit === undefined ? escape : shortEscape(unit);
    })
    .replace(/ (?=\\n)/g, '\\ ');
}

/** The escape of a UTF-16 unit, given in hexadecimal. @throws InputError for half of a surrogate pair */
function shortEscape(unit: string): string {
  if (unit.startsWith('d')) {
    throw new InputError(
      `a string contains half of a surrogate pair (\\u${unit}), which UTF-8 ` + 'cannot encode: remove it',
    );
  }
  return entryOf(SHORT_ESCAPES, unit) ?? (unit.startsWith('00') ? `\\x${unit.slice(2)}` : `\\u${unit}`);
}

/** The escapes of JSON, and the characters that JSON writes as they are though YAML needs them escaped. */
const ESCAPES = /\\u([0-9a-f]{4})|\\.|([\x7F-\x9F\u2028\u2029\uFEFF\uFFFE\uFFFF])/g;

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '0000': '\\0',
  '0007': '\\a',
  '000b': '\\v',
  '001b': '\\e',
  '0085': '\\N',
  '2028': '\\L',
  '2029': '\\P',
};

/**
 * Double quotes, over several lines if the string is long: the first of several line breaks is folded away, so it is
 * doubled.
 */
function doubleQuoted(value: string, indent: string): string {
  const text = escaped(value);
  if (text.length < MIN_MULTI_LINE) {
    return text;
  }
  return text
    .replace(/\\./g, (escape) => (escape === '\\n' ? '\n' : escape))
    .replace(/\n+(.?)/g, (breaks, next: string) => brokenLine(breaks, next, indent));
}

function brokenLine(breaks: string, next: string, indent: string): string {
  const count = breaks.length - next.length;
  if (next === '"') {
    // The last line break of the string stays escaped.
    return count === 1 ? '\\n"' : `${'\n'.repeat(count)}${indent}\\n"`;
  }
  return `${'\n'.repeat(count + 1)}${indent}${next === ' ' ? '\\' : ''}${next}`;
}

/** A literal block: `|`, with the indicators that keep its first blanks and last line breaks. */
function block(value: string, indent: string): string {
  const end = lengthWithoutBlanks(value);
  const tail = value.slice(end);
  const begin = value.search(/[^\n]/);
  // Blanks alone mean different things to different readers, and so does a last line of blanks.
  if (indent === '' || (begin !== -1 && end === 0) || (tail.includes('\n') && !tail.endsWith('\n'))) {
    return doubleQuoted(value, indent);
  }
  const lines = tail.endsWith('\n') ? value.slice(0, -1) : value;
  const indicator = value[begin] === ' ' || value[begin] === '\t' ? '2' : '';
  return `|${indicator}${chomping(tail, end)}\n${indent}${lines.replace(/\n(?=[^\n])/g, `\n${indent}`)}`;
}

/** Where the blanks and line breaks begin that end a text. */
function lengthWithoutBlanks(text: string): number {
  let end = text.length;
  while (end > 0 && '\n\t '.includes(text[end - 1])) {
    end--;
  }
  return end;
}

/** Whether a block keeps none (`-`), one or all (`+`) of the line breaks at its end. */
function chomping(tail: string, end: number): string {
  const breakAt = tail.indexOf('\n');
  if (breakAt === -1) {
    return '-';
  }
  return end === 0 || breakAt !== tail.length - 1 ? '+' : '';
}
