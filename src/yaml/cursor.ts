import { Char, isBreak, isBreakOrEnd, isSpaceOrEnd } from './chars';
import { YamlError } from './token';

/**
 * A place in a text that is cut into tokens, and what the place means: how far in it is, and whether a key may begin
 * there.
 */
export class Cursor {
  public position: number;
  /** Offset of the current line's first character. */
  public lineStart: number;
  /** Column of the innermost block collection, -1 outside of all. */
  public indent = -1;
  public flowLevel = 0;
  public simpleKeyAllowed = true;

  public constructor(
    /** Ends with a NUL, so that no look-ahead needs a bound. */
    public readonly text: string,
    start: number,
    /** Whether strings may hold what JSON may and YAML 1.1 may not: `\/` and halves of surrogate pairs. */
    public readonly json: boolean,
  ) {
    this.position = this.lineStart = start;
  }

  public get column(): number {
    return this.position - this.lineStart;
  }

  /** Ends the line at the current position. */
  public skipBreak(): void {
    this.position +=
      this.text.charCodeAt(this.position) === Char.CR && this.text.charCodeAt(this.position + 1) === Char.LF ? 2 : 1;
    this.lineStart = this.position;
  }

  /** Whether the current position, at the start of a line, holds `---` or `...`. */
  public atDocumentMarker(): boolean {
    const c = this.text.charCodeAt(this.position);
    return (
      (c === Char.DASH || c === Char.DOT) &&
      this.text.charCodeAt(this.position + 1) === c &&
      this.text.charCodeAt(this.position + 2) === c &&
      isSpaceOrEnd(this.text.charCodeAt(this.position + 3))
    );
  }

  public fail(message: string, offset = this.position): never {
    throw new YamlError(message, offset);
  }

  /** Passes over spaces, comments and line breaks. */
  public skipToToken(): void {
    for (;;) {
      let c = this.text.charCodeAt(this.position);
      if (c === Char.BOM && this.position === 0) {
        this.position = this.lineStart = 1;
        c = this.text.charCodeAt(1);
      }
      while (c === Char.SPACE || (c === Char.TAB && (this.flowLevel > 0 || !this.simpleKeyAllowed))) {
        c = this.text.charCodeAt(++this.position);
      }
      if (c === Char.HASH) {
        while (!isBreakOrEnd(c)) {
          c = this.text.charCodeAt(++this.position);
        }
      }
      if (!isBreak(c)) {
        return;
      }
      this.skipBreak();
      if (this.flowLevel === 0) {
        this.simpleKeyAllowed = true;
      }
    }
  }
}
