import { entryOf } from './json';

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

/**
 * A string in quotes as Go prints it: printable characters are kept, all others are escaped.
 *
 * @see https://pkg.go.dev/strconv#Quote
 */
export function goQuote(text: string): string {
  const escaped = text.replace(
    /["\\]|[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu,
    (character) => entryOf(ESCAPES, character) ?? escapeCode(character.codePointAt(0)!),
  );
  return `"${escaped}"`;
}

function escapeCode(code: number): string {
  if (code < 0x80) {
    return `\\x${code.toString(16).padStart(2, '0')}`;
  }
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
}
