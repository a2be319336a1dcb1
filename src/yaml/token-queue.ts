import { Cursor } from './cursor';
import { PossibleKey, Token, TokenKind } from './token';

/** Maximum length of a key without `?`, which must be on one line. */
const LONGEST_SIMPLE_KEY = 1024;

/**
 * Tokens that are scanned but not returned yet. One that may begin a key waits until that is known. Unlike libyaml, it
 * marks keys on the token that begins them instead of inserting tokens.
 */
export abstract class TokenQueue extends Cursor {
  protected readonly keys = [new PossibleKey()];
  /** The tokens are those from `head` to `tail`. */
  private readonly queue: Token[] = [];
  private head = 0;
  private tail = 0;
  /** Number of tokens returned so far. */
  private taken = 0;

  /** What comes next; it stays in place. */
  public peek(): TokenKind {
    while (this.head === this.tail || this.mayBecomeKey()) {
      this.fetch();
    }
    const token = this.queue[this.head];
    if (token.startsMapping) {
      return TokenKind.BLOCK_MAPPING_START;
    }
    if (token.startsKey) {
      return TokenKind.KEY;
    }
    return token.kind;
  }

  /** The token that `peek` looked at: for a start or a key, the token that begins it. */
  public get token(): Token {
    return this.queue[this.head];
  }

  /** Consumes what `peek` returned, and looks at what comes next. */
  public next(): TokenKind {
    const token = this.queue[this.head];
    if (token.startsMapping) {
      token.startsMapping = false;
    } else if (token.startsKey) {
      token.startsKey = false;
    } else {
      this.skip();
    }
    return this.peek();
  }

  private skip(): void {
    this.head++;
    this.taken++;
    if (this.head === this.tail) {
      this.head = this.tail = 0;
    }
  }

  /** Whether the token at the head may still turn out to begin a key. */
  private mayBecomeKey(): boolean {
    const key = this.queue[this.head].possibleKey;
    return key !== undefined && key.token === this.taken && this.isValid(key);
  }

  protected isValid(key: PossibleKey): boolean {
    if (!key.possible) {
      return false;
    }
    if (key.lineStart !== this.lineStart || key.start + LONGEST_SIMPLE_KEY < this.position) {
      this.dropKey(key);
      return false;
    }
    return true;
  }

  private dropKey(key: PossibleKey): void {
    if (key.possible && key.required) {
      this.fail("a key needs a ':' after it, on the same line", key.start);
    }
    key.possible = false;
  }

  /** Remembers that the next token, at the current position, may begin a key. */
  protected saveKey(): PossibleKey | undefined {
    if (!this.simpleKeyAllowed) {
      return undefined;
    }
    const key = this.keys[this.flowLevel];
    this.dropKey(key);
    key.possible = true;
    key.required = this.flowLevel === 0 && this.indent === this.column;
    key.token = this.taken + this.tail - this.head;
    key.start = this.position;
    key.lineStart = this.lineStart;
    return key;
  }

  protected removeKey(): void {
    this.dropKey(this.keys[this.flowLevel]);
  }

  protected add(token: Token): void {
    this.queue[this.tail++] = token;
  }

  protected push(kind: TokenKind, length: number): void {
    this.add(new Token(kind, this.position));
    this.position += length;
  }

  /** The token that may begin a key. */
  protected tokenOf(key: PossibleKey): Token {
    return this.queue[this.head + key.token - this.taken];
  }

  /** Scans at least one token. */
  protected abstract fetch(): void;
}
