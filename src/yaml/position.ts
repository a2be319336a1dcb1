/** A place in a text; both count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A place whose offset is known too: others are counted from there. */
export interface Origin extends Position {
  readonly offset: number;
}

/** The place of an offset, counted from an origin before it. */
export function positionOf(text: string, offset: number, origin: Origin): Position {
  const lines = countBreaks(text, origin.offset, offset);
  return lines === 0
    ? { line: origin.line, column: origin.column + offset - origin.offset }
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
