import { Char, isSpaceOrEnd } from './chars';
import { type Marks } from './marks';
import { plainKey, resolvePlain } from './scalars';
import { has, type Json, type JsonObject, put } from '../private/json';

/** A key as nearly all manifests have them. */
const KEY = /[A-Za-z][\w./-]{0,500}:(?=[ \n])/y;
/** A string in quotes, without escapes, that ends the line. */
const QUOTED = /(?:"[^"\\\n]*"|'[^'\n]*')\n/y;
/** What ends a string without quotes, or makes something else of it. */
const NOT_PLAIN = /:(?: |$)| (?:#|$)/;
/** Control characters, tabs, line breaks of other kinds, byte order marks and halves of characters. */
const UNUSUAL = /[^ -~\xA0-\u2027\u202A-\uD7FF\uE000-\uFEFE]/;
/** Characters that begin something else than a string without quotes; `-` does if a space follows. */
const INDICATORS = new Set([...'?:,[]{}#&*!|>%@`"\''].map((c) => c.charCodeAt(0)));

/** Deeper documents are left to the reader of all YAML. */
const DEEPEST = 100;

/** A document that was read, and where its value begins. */
export interface PlainDocument {
  readonly value: Json;
  readonly start: number;
  /** Whether it begins with `---`. */
  readonly explicit: boolean;
}

/**
 * Reads a document that has only what programs write, and most people: maps and lists in block style, and strings,
 * numbers and words on one line. Undefined for any other document, one with an error included; the reader of all YAML
 * (`compose.ts`), which takes about twice as long, says the same of those that this one reads.
 *
 * @param begin where the document begins, at the start of a line
 * @param end where it ends, at the start of a line or at the end of the input
 * @param marks records where values are
 */
export function readPlainBlocks(text: string, begin: number, end: number, marks?: Marks): PlainDocument | undefined {
  if (!isEnd(text, end)) {
    return undefined;
  }
  const explicit = text.startsWith(MARKER, begin);
  return new PlainBlocks(text, end, marks).document(explicit ? begin + MARKER.length : begin, explicit);
}

const MARKER = '---\n';

/** Whether what is at the end of a document ends it for a reader of YAML, too. */
function isEnd(text: string, end: number): boolean {
  return text.charCodeAt(end) === Char.NUL || (text.startsWith('---', end) && isSpaceOrEnd(text.charCodeAt(end + 3)));
}

/** A position among the lines of a document. Methods return undefined where it has something else. */
class PlainBlocks {
  /** Offset of the first character of what comes next. */
  private at = 0;
  /** Its column; -1 at the end. */
  private column = -1;
  private depth = 0;
  /** Whether there was a comment with something unusual. */
  private isUnusual = false;

  public constructor(
    private readonly text: string,
    private readonly end: number,
    private readonly marks?: Marks,
  ) {}

  public document(begin: number, explicit: boolean): PlainDocument | undefined {
    this.toContent(begin);
    const start = this.at;
    const value = this.block();
    // What is left is indented less than the first line.
    const isWhole = this.column === -1 && !this.isUnusual;
    return value === undefined || !isWhole ? undefined : { value, start, explicit };
  }

  /** Goes to the next line with content. */
  private toContent(lineStart: number): void {
    const { text, end } = this;
    for (let line = lineStart; line < end;) {
      let at = line;
      while (text.charCodeAt(at) === Char.SPACE) {
        at++;
      }
      const c = text.charCodeAt(at);
      if (c !== Char.LF && c !== Char.HASH && at < end) {
        this.at = at;
        this.column = at - line;
        return;
      }
      line = this.lineEnd(at) + 1;
      this.isUnusual ||= UNUSUAL.test(text.slice(at, line - 1));
    }
    this.at = end;
    this.column = -1;
  }

  private lineEnd(at: number): number {
    const found = this.text.indexOf('\n', at);
    return found === -1 || found > this.end ? this.end : found;
  }

  private isDash(): boolean {
    return this.text.charCodeAt(this.at) === Char.DASH && this.text.charCodeAt(this.at + 1) === Char.SPACE;
  }

  /** The map or list that begins here. */
  private block(): Json[] | JsonObject | undefined {
    if (this.depth === DEEPEST) {
      return undefined;
    }
    this.depth++;
    const value = this.isDash() ? this.list() : this.map();
    this.depth--;
    return value;
  }

  private map(): JsonObject | undefined {
    const { column, marks, text } = this;
    const map: JsonObject = {};
    while (this.column === column) {
      const start = this.at;
      KEY.lastIndex = start;
      const key = KEY.test(text) ? plainKey(text.slice(start, KEY.lastIndex - 1)) : undefined;
      if (key === undefined || has(map, key)) {
        return undefined;
      }
      this.at = KEY.lastIndex;
      const value = this.value(column);
      if (value === undefined) {
        return undefined;
      }
      put(map, key, value);
      marks?.note(map, key, start);
    }
    return this.column < column ? map : undefined;
  }

  private list(): Json[] | undefined {
    const { column, marks } = this;
    const list: Json[] = [];
    while (this.column === column && this.isDash()) {
      const dash = this.at;
      this.skipSpaces(dash + 1);
      const start = this.at;
      KEY.lastIndex = start;
      this.column = column + start - dash;
      const item = KEY.test(this.text) ? this.block() : this.scalar(column);
      if (item === undefined) {
        return undefined;
      }
      marks?.note(list, list.length, start);
      list.push(item);
    }
    return this.column <= column ? list : undefined;
  }

  /** The value of a key in a column, after the colon. */
  private value(column: number): Json | undefined {
    this.skipSpaces(this.at);
    if (this.text.charCodeAt(this.at) !== Char.LF) {
      return this.scalar(column);
    }
    this.toContent(this.at + 1);
    if (this.column > column || (this.column === column && this.isDash())) {
      return this.block();
    }
    return null;
  }

  private skipSpaces(from: number): void {
    let at = from;
    while (this.text.charCodeAt(at) === Char.SPACE) {
      at++;
    }
    this.at = at;
  }

  /** A value on one line, whose next line is not indented beyond a column. */
  private scalar(column: number): Json | undefined {
    const { text, at } = this;
    const end = this.lineEnd(at);
    const value = INDICATORS.has(text.charCodeAt(at)) ? this.marked(at, end) : this.plain(at, end);
    this.toContent(end + 1);
    return this.column > column ? undefined : value;
  }

  /** A string in quotes, or an empty collection. */
  private marked(begin: number, end: number): Json | undefined {
    const { text } = this;
    QUOTED.lastIndex = begin;
    if (QUOTED.test(text)) {
      const value = text.slice(begin + 1, end - 1);
      return UNUSUAL.test(value) ? undefined : value;
    }
    if (end !== begin + 2) {
      return undefined;
    }
    if (text.startsWith('{}', begin)) {
      return {};
    }
    return text.startsWith('[]', begin) ? [] : undefined;
  }

  private plain(begin: number, end: number): Json | undefined {
    const source = this.text.slice(begin, end);
    if (NOT_PLAIN.test(source) || UNUSUAL.test(source) || source === '' || source === '-' || this.isDash()) {
      return undefined;
    }
    const value = resolvePlain(source);
    return typeof value === 'number' && !(Math.abs(value) <= Number.MAX_SAFE_INTEGER) ? undefined : value;
  }
}
