import { Char, isBlank, isBreak, isBreakOrEnd, isSpaceOrEnd } from './chars';
import { type Cursor } from './cursor';

/** Reads a scalar without quotes, over one or more lines. */
export function plainScalar(s: Cursor): string {
  const { text } = s;
  const indent = s.indent + 1;
  const inFlow = s.flowLevel > 0;
  let value = '';
  /** Text not yet in the value: one line's part. */
  let from = s.position;
  let to = from;
  for (;;) {
    if (s.position === s.lineStart && s.atDocumentMarker()) {
      break;
    }
    const begin = s.position;
    let at = begin;
    let c = text.charCodeAt(at);
    if (c === Char.HASH) {
      break;
    }
    while (
      !isSpaceOrEnd(c) &&
      !(c === Char.COLON && isSpaceOrEnd(text.charCodeAt(at + 1))) &&
      !(inFlow && isFlowStop(c))
    ) {
      c = text.charCodeAt(++at);
    }
    s.position = at;
    if (s.position > begin) {
      if (s.lineStart > to) {
        value += text.slice(from, to) + fold(text, to, begin);
        from = begin;
        s.simpleKeyAllowed = false;
      }
      to = s.position;
    }
    if (!isSpaceOrEnd(c) || c === Char.NUL) {
      break;
    }
    for (; isSpaceOrEnd(c) && c !== Char.NUL; c = text.charCodeAt(s.position)) {
      if (isBreak(c)) {
        s.skipBreak();
        s.simpleKeyAllowed = true;
      } else {
        if (c === Char.TAB && s.simpleKeyAllowed && s.column < indent) {
          s.fail('a tab cannot indent: use spaces');
        }
        s.position++;
      }
    }
    if (!inFlow && s.column < indent) {
      break;
    }
  }
  return value === '' ? text.slice(from, to) : value + text.slice(from, to);
}

function isFlowStop(c: number): boolean {
  return (
    c === Char.COMMA ||
    c === Char.QUESTION ||
    c === Char.OPEN_BRACKET ||
    c === Char.CLOSE_BRACKET ||
    c === Char.OPEN_BRACE ||
    c === Char.CLOSE_BRACE
  );
}

/** What the white space between two lines of a scalar means: a space for one break, otherwise one break less. */
function fold(text: string, from: number, to: number): string {
  const breaks = text
    .slice(from, to)
    // First, while a carriage return and a line feed with blanks between them are two breaks.
    .replace(/\r\n?|\x85/g, '\n')
    .replace(/[ \t]+/g, '');
  if (breaks === '\n') {
    return ' ';
  }
  if (breaks.startsWith('\n')) {
    return breaks.slice(1);
  }
  return breaks;
}

/** Reads a scalar in single quotes. */
export function singleQuoted(s: Cursor): string {
  return quoted(s, Char.APOSTROPHE);
}

/** Reads a scalar in double quotes. */
export function doubleQuoted(s: Cursor): string {
  return quoted(s, Char.QUOTE);
}

function quoted(s: Cursor, quote: Char.QUOTE | Char.APOSTROPHE): string {
  const { text } = s;
  const start = s.position++;
  let value = '';
  let from = s.position;
  for (;;) {
    const c = text.charCodeAt(s.position);
    if (c === quote) {
      const end = s.position++;
      if (quote === Char.QUOTE || text.charCodeAt(s.position) !== quote) {
        return value === '' ? text.slice(from, end) : value + text.slice(from, end);
      }
      value += text.slice(from, s.position++);
      from = s.position;
    } else if (c === Char.BACKSLASH && quote === Char.QUOTE) {
      value += text.slice(from, s.position) + escape(s);
      from = s.position;
    } else if (isBreak(c)) {
      const end = lastNonBlank(text, from, s.position);
      skipSpace(s);
      value += text.slice(from, end) + fold(text, end, s.position);
      from = s.position;
      if (s.position === s.lineStart && s.atDocumentMarker()) {
        s.fail('a quoted string has no closing quote before the next document', start);
      }
    } else if (c === Char.NUL) {
      s.fail('a quoted string has no closing quote', start);
    } else {
      s.position++;
    }
  }
}

function lastNonBlank(text: string, from: number, to: number): number {
  while (to > from && isBlank(text.charCodeAt(to - 1))) {
    to--;
  }
  return to;
}

function skipSpace(s: Cursor): void {
  for (let c = s.text.charCodeAt(s.position); isSpaceOrEnd(c) && c !== Char.NUL; c = s.text.charCodeAt(s.position)) {
    if (isBreak(c)) {
      s.skipBreak();
    } else {
      s.position++;
    }
  }
}

/** Each character that may follow a backslash, and what the two mean. */
const ESCAPES = new Map(
  [
    ...['0\0', 'a\x07', 'b\b', 't\t', '\t\t', 'n\n', 'v\v', 'f\f', 'r\r', 'e\x1B', '  ', '""', "''", '\\\\'],
    ...['N\x85', '_\xA0', 'L\u2028', 'P\u2029'],
  ].map(([c, meaning]) => [c, meaning] as const),
);
const HEX_DIGITS = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

function escape(s: Cursor): string {
  const start = s.position;
  const c = s.text[start + 1];
  if (isBreak(s.text.charCodeAt(start + 1))) {
    s.position++;
    const from = s.position;
    s.skipBreak();
    const first = s.position;
    skipSpace(s);
    if (s.position === s.lineStart && s.atDocumentMarker()) {
      s.fail('a quoted string has no closing quote before the next document');
    }
    // The escaped break is dropped; those after it are kept.
    return from === first
      ? ''
      : s.text
          .slice(first, s.position)
          .replace(/[ \t]+/g, '')
          .replace(/\r\n?|\x85/g, '\n');
  }
  const digits = HEX_DIGITS.get(c);
  if (digits !== undefined) {
    const hex = s.text.slice(start + 2, start + 2 + digits);
    const code = /^[0-9a-fA-F]+$/.test(hex) && hex.length === digits ? parseInt(hex, 16) : NaN;
    const surrogate = code >= 0xd800 && code <= 0xdfff;
    if (!(code <= 0x10ffff) || (surrogate && !s.json)) {
      s.fail(`\\${c} needs ${digits} hexadecimal digits of a Unicode character`);
    }
    s.position += 2 + digits;
    return surrogate ? String.fromCharCode(code) : String.fromCodePoint(code);
  }
  const value = s.json && c === '/' ? '/' : ESCAPES.get(c);
  if (value === undefined) {
    s.fail(`\\${c === '\0' ? '' : c} means nothing in double quotes: write \\\\ for a backslash, or use single quotes`);
  }
  s.position += 2;
  return value;
}

const BLOCK_HEADER = /[|>](?:([-+])([0-9])?|([0-9])([-+])?)?[ \t]*(?:#[^\n\r\x85\u2028\u2029\0]*)?/y;

/** Reads a block scalar: literal (`|`) or folded (`>`). */
export function blockScalar(s: Cursor, literal: boolean): string {
  BLOCK_HEADER.lastIndex = s.position;
  const header = BLOCK_HEADER.exec(s.text)!;
  const chomping = header[1] ?? header[4];
  const increment = header[2] ?? header[3];
  s.position = BLOCK_HEADER.lastIndex;
  if (increment === '0' || !isBreakOrEnd(s.text.charCodeAt(s.position))) {
    s.fail(`${literal ? '|' : '>'} can be followed only by an indentation from 1 to 9, + or -, and a comment`);
  }
  if (isBreak(s.text.charCodeAt(s.position))) {
    s.skipBreak();
  }
  const parts: string[] = [];
  let indent = increment === undefined ? 0 : Math.max(s.indent, 0) + Number(increment);
  let trailing = '';
  [trailing, indent] = blockBreaks(s, indent);
  let leadingBreak = '';
  let afterIndented = false;
  while (s.column === indent && s.text.charCodeAt(s.position) !== Char.NUL) {
    const indented = isBlank(s.text.charCodeAt(s.position));
    if (!literal && !afterIndented && !indented && leadingBreak === '\n') {
      parts.push(trailing === '' ? ' ' : trailing);
    } else {
      parts.push(leadingBreak, trailing);
    }
    afterIndented = indented;
    const from = s.position;
    while (!isBreakOrEnd(s.text.charCodeAt(s.position))) {
      s.position++;
    }
    parts.push(s.text.slice(from, s.position));
    leadingBreak = readBreak(s);
    [trailing] = blockBreaks(s, indent);
  }
  if (chomping !== '-') {
    parts.push(leadingBreak);
  }
  if (chomping === '+') {
    parts.push(trailing);
  }
  return parts.join('');
}

/** Skips indentation and empty lines; determines the indentation if it is not known yet (0). */
function blockBreaks(s: Cursor, indent: number): [breaks: string, indent: number] {
  let breaks = '';
  let widest = 0;
  for (;;) {
    while ((indent === 0 || s.column < indent) && s.text.charCodeAt(s.position) === Char.SPACE) {
      s.position++;
    }
    widest = Math.max(widest, s.column);
    if ((indent === 0 || s.column < indent) && s.text.charCodeAt(s.position) === Char.TAB) {
      s.fail('a tab cannot indent: use spaces');
    }
    if (!isBreak(s.text.charCodeAt(s.position))) {
      return [breaks, indent === 0 ? Math.max(widest, s.indent + 1, 1) : indent];
    }
    breaks += readBreak(s);
  }
}

/** Consumes a line break, if there is one, and returns its meaning. */
function readBreak(s: Cursor): string {
  const c = s.text.charCodeAt(s.position);
  if (!isBreak(c)) {
    return '';
  }
  s.skipBreak();
  return c === Char.LS || c === Char.PS ? String.fromCharCode(c) : '\n';
}
