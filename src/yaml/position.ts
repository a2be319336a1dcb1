/** A place in a text; both count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The place of an offset in a text that begins at `origin`. */
export function positionOf(text: string, offset: number, origin: Position): Position {
  const lines = countBreaks(text, 0, offset);
  return lines === 0
    ? { line: origin.line, column: origin.column + offset }
    : { line: origin.line + lines, column: offset - text.lastIndexOf('\n', offset - 1) };
}

/** Line breaks between two offsets. */
export function countBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) {
    count++;
  }
  return count;
}
