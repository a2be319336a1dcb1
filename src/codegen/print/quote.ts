/** A string in quotes: in the preferred ones, unless the other ones need fewer escapes. Python prefers double ones. */
export function quote(text: string, preferred: '"' | "'"): string {
  const other = preferred === '"' ? "'" : '"';
  const count = (sign: string): number => text.split(sign).length - 1;
  const sign = count(preferred) > count(other) ? other : preferred;
  return `${sign}${[...text].map((character) => escaped(character, sign, preferred)).join('')}${sign}`;
}

/** The inside of a template of TypeScript (in backticks), or of an f-string of Python (in double quotes). */
export function quoted(text: string, sign: '`' | '"'): string {
  const preferred = sign === '`' ? "'" : '"';
  const inside = [...text].map((character) => escaped(character, sign, preferred)).join('');
  return sign === '`' ? inside.replaceAll('${', '\\${') : inside;
}

/** Minimum length of a string of two lines that is written on two. */
const LONG = 60;

/** Whether a string reads better line by line; not if an editor could remove what a line ends in. */
export function isMultiLine(text: string): boolean {
  const { length } = text.trimEnd().split('\n');
  return (length > 2 || (length > 1 && text.length > LONG)) && !/\r|[^\S\n](\n|$)/.test(text);
}

/** A string of several lines: in backticks for TypeScript, between three double quotes for Python. */
export function quoteLines(text: string, sign: '`' | '"'): string {
  if (sign === '`') {
    return `\`${linesOf(text, (line) => quoted(line, sign))}\``;
  }
  const inside = linesOf(text, (line) => [...line].map((character) => escaped(character, '', sign)).join(''));
  return `"""${inside.replace(/"(?="")|"$/g, '\\"')}"""`;
}

function linesOf(text: string, each: (line: string) => string): string {
  return text.split('\n').map(each).join('\n');
}

const SHORT: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Escapes that TypeScript and Python read alike; what looks like nothing, or ends a line, is spelled out. */
function escaped(character: string, sign: string, preferred: string): string {
  if (character === sign) {
    return `\\${character}`;
  }
  if (Object.hasOwn(SHORT, character)) {
    return SHORT[character];
  }
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\uFFFE\uFFFF]/u.test(character)
    ? unicode(character.codePointAt(0)!, preferred)
    : character;
}

function unicode(point: number, preferred: string): string {
  const digits = point.toString(16);
  if (point <= 0xffff) {
    return `\\u${digits.padStart(4, '0')}`;
  }
  return preferred === '"' ? `\\U${digits.padStart(8, '0')}` : `\\u{${digits}}`;
}

/** A string for a line of a comment: one line, without what would end the comment or hide what follows. */
export function commentLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ').trimEnd();
}
