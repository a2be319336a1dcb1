import { Char, isBreak, isBreakOrEnd, isSpaceOrEnd } from './chars';
import { YamlError } from './token';

/**
 * A position in the input of the scanner, and its context: the indentation, and whether a key may begin there.
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
    private readonly start: number,
    /** Whether strings may contain what JSON allows and YAML 1.1 does not: `\/` and lone surrogates. */
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

  /** Whether `---` or `...` is at the current position, which is the start of a line. */
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

  /** Skips spaces, comments and line breaks. */
  public skipToToken(): void {
    for (;;) {
      let c = this.text.charCodeAt(this.position);
      if (c === Char.BOM && this.position === this.start) {
        this.fail('Helm and kubectl lose a character after two byte order marks: remove them');
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
