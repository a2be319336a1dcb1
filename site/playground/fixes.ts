import { type Found } from './messages';

/** A change that does what a remedy says. */
export interface Fix {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** The change for findings that name the word meant: the misspelled word on the line, in the text, is replaced. */
export function fixFor({ message, remedy, line, column }: Found, text: string): Fix | undefined {
  const meant = /^did you mean ["']([^"']+)["']\?/.exec(remedy)?.[1];
  const written = /["']([^"']+)["'][^"']*$/.exec(message)?.[1] ?? /["']([^"']+)["']/.exec(message)?.[1];
  if (meant === undefined || written === undefined) {
    return undefined;
  }
  const start = offsetOf(text, line, column);
  const end = text.indexOf('\n', start);
  const at = text.slice(0, end === -1 ? text.length : end).indexOf(written, start);
  return at === -1 ? undefined : { name: `Write ${meant}`, from: at, to: at + written.length, insert: meant };
}

/** Where a line and a column are, from 1, as an offset from 0. */
export function offsetOf(text: string, line: number, column: number): number {
  let offset = 0;
  for (let i = 1; i < line; i++) {
    const end = text.indexOf('\n', offset);
    if (end === -1) {
      return text.length;
    }
    offset = end + 1;
  }
  return Math.min(offset + column - 1, text.length);
}
