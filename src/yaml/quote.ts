/**
 * How a string stands in a YAML 1.1 document, to the byte as `Yaml.stringify` of cdk8s writes it
 * (package `yaml`, version 1.1, no line folding), so that a switch of writers shows no diff in Git.
 */

/** Most strings of a manifest: no reserved word, number or date can look like this with a capital, slash or dash inside. */
const SURELY_PLAIN = /^(?:[A-Za-z][A-Za-z0-9]*[-/.][A-Za-z][-A-Za-z0-9/._]*[A-Za-z0-9]|[A-Za-z]{6,}|\/[A-Za-z][-A-Za-z0-9/._]*)$/;

/** Control characters and lone surrogates are only possible in double quotes. */
const NEEDS_ESCAPES = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u;

/** Indicators, and spaces or colons where a plain scalar would end. */
const NOT_PLAIN = /^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/;

const DOCUMENT_MARKER = /^(?:%|---|\.\.\.)/m;

/** What YAML 1.1 reads as null, a boolean, a number, a time or a date. */
const NOT_A_STRING: readonly RegExp[] = [
  /^(?:~|[Nn]ull|NULL)?$/,
  /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON|N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
  /^[-+]?(?:0b[0-1_]+|0[0-7_]+|[0-9][0-9_]*|0x[0-9a-fA-F_]+)$/,
  /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
  /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
  /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
  /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/,
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]+)?(?:[ \t]*(?:Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$/,
];

/** Shorter double-quoted strings keep their line breaks as `\n`. */
const MIN_MULTI_LINE = 40;

/** The text of a string value whose continuation lines start with `indent`. */
export function quoteValue(value: string, indent: string): string {
  if (SURELY_PLAIN.test(value)) {
    return value;
  }
  if (NEEDS_ESCAPES.test(value)) {
    return doubleQuoted(value, indent);
  }
  if (value.includes('\n')) {
    return block(value, indent);
  }
  return NOT_PLAIN.test(value) || NOT_A_STRING.some((form) => form.test(value)) ? quoted(value, indent) : value;
}

/** The text of a key in a map that is `top` (of the document) or deeper. */
export function quoteKey(key: string, top: boolean): string {
  if (SURELY_PLAIN.test(key)) {
    return key;
  }
  if (NEEDS_ESCAPES.test(key)) {
    return escaped(key);
  }
  const plain = !key.includes('\n') && !NOT_PLAIN.test(key) && !(top && DOCUMENT_MARKER.test(key))
    && !NOT_A_STRING.some((form) => form.test(key));
  if (plain) {
    return key;
  }
  return singleQuotesReadBetter(key) && !key.includes('\n') ? singleQuoted(key, '') : escaped(key);
}

function quoted(value: string, indent: string): string {
  return singleQuotesReadBetter(value) && !/[ \t]\n|\n[ \t]/.test(value) ? singleQuoted(value, indent) : doubleQuoted(value, indent);
}

function singleQuotesReadBetter(value: string): boolean {
  return value.includes('"') && !value.includes("'");
}

function singleQuoted(value: string, indent: string): string {
  return `'${value.replace(/\n+/g, `$&\n${indent}`)}'`;
}

/** One line in double quotes; a space before a line break is escaped, lest a reader folds it away. */
function escaped(value: string): string {
  return JSON.stringify(value)
    .replace(/\\u([0-9a-f]{4})|\\./g, (escape, code: string | undefined) => (code === undefined ? escape : short(escape, code)))
    .replace(/ (?=\\n)/g, '\\ ');
}

const SHORT_ESCAPES: Record<string, string> = {
  '0000': '\\0', '0007': '\\a', '000b': '\\v', '001b': '\\e', '0085': '\\N', '00a0': '\\_', '2028': '\\L', '2029': '\\P',
};

function short(escape: string, code: string): string {
  return SHORT_ESCAPES[code] ?? (code.startsWith('00') ? `\\x${code.slice(2)}` : escape);
}

/** Double quotes over several lines where the text is long: the first of several line breaks is folded away, so it is doubled. */
function doubleQuoted(value: string, indent: string): string {
  const text = escaped(value);
  if (JSON.stringify(value).length < MIN_MULTI_LINE) {
    return text;
  }
  return text.replace(/\\./g, (escape) => (escape === '\\n' ? '\n' : escape))
    .replace(/\n+(.?)/g, (breaks, next: string) => brokenLine(breaks, next, indent));
}

function brokenLine(breaks: string, next: string, indent: string): string {
  const count = breaks.length - next.length;
  if (next === '"') {
    // The last line break of the text stays escaped.
    return count === 1 ? '\\n"' : `${'\n'.repeat(count)}${indent}\\n"`;
  }
  return `${'\n'.repeat(count + 1)}${indent}${next === ' ' ? '\\' : ''}${next}`;
}

/** A literal block: `|`, with the indicators that keep its first spaces and last line breaks. */
function block(value: string, indent: string): string {
  if (/\n[\t ]+$/.test(value)) {
    return quoted(value, indent);
  }
  const body = value.replace(/[\n\t ]+$/, '');
  const tail = value.slice(body.length);
  const breakAt = tail.indexOf('\n');
  const chomp = breakAt === -1 ? '-' : body === '' || breakAt !== tail.length - 1 ? '+' : '';
  const kept = tail.endsWith('\n') ? tail.slice(0, -1) : tail;
  const head = /^[\n ]*/.exec(body)![0];
  const spacesFirst = head.includes(' ') ? '2' : '';
  return `|${spacesFirst}${chomp}\n${indent}${body.replace(/\n+/g, `$&${indent}`)}${kept.replace(/\n+(?!\n|$)/g, `$&${indent}`)}`;
}
