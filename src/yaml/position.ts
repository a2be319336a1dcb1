/** A position in the input; both numbers start at 1, and columns count UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A position with its offset, from which others are counted. */
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
  // Cut first: a search from `from` would run on to the next break, however far after `to` it is.
  const part = text.slice(from, to);
  let count = 0;
  for (let at = part.indexOf('\n'); at !== -1; at = part.indexOf('\n', at + 1)) {
    count++;
  }
  return count;
}

/** The positions of many offsets of one input, each found without counting lines again. */
export class Lines {
  /** Offsets of the line breaks after the origin. */
  private readonly breaks: number[] = [];

  public constructor(
    text: string,
    private readonly origin: Origin,
    end: number,
  ) {
    for (let at = text.indexOf('\n', origin.offset); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) {
      this.breaks.push(at);
    }
  }

  /** The place of an offset from the origin on. */
  public positionOf(offset: number): Position {
    let [low, high] = [0, this.breaks.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.breaks[middle] < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    const { line, column, offset: start } = this.origin;
    return low === 0
      ? { line, column: column + offset - start }
      : { line: line + low, column: offset - this.breaks[low - 1] };
  }
}
