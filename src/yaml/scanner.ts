import { Char, isSpaceOrEnd } from './chars';
import { Cursor } from './cursor';
import { anchorName, directive, tagParts } from './scan-property';
import { blockScalar, doubleQuoted, plainScalar, singleQuoted } from './scan-scalar';
import { PossibleKey, Token, TokenKind } from './token';

/** Maximum length of a key without `?`, which must be on one line. */
const LONGEST_SIMPLE_KEY = 1024;

/**
 * Splits one document into tokens, by the rules of libyaml, so that it accepts the same input as Helm and kubectl, with
 * the same meaning. Unlike libyaml, it marks keys on the token that begins them instead of inserting tokens.
 *
 * @see https://github.com/kubernetes-sigs/yaml/blob/v1.4.0/goyaml.v2/scannerc.go
 */
export class Scanner extends Cursor {
  private readonly indents: number[] = [];
  private readonly keys = [new PossibleKey()];
  /** Tokens that are scanned but not returned yet: those from `head` to `tail`. */
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

  private isValid(key: PossibleKey): boolean {
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
  private saveKey(): PossibleKey | undefined {
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

  private removeKey(): void {
    this.dropKey(this.keys[this.flowLevel]);
  }

  private add(token: Token): void {
    this.queue[this.tail++] = token;
  }

  private push(kind: TokenKind, length: number): void {
    this.add(new Token(kind, this.position));
    this.position += length;
  }

  private fetch(): void {
    this.skipToToken();
    this.unroll(this.column);
    const c = this.text.charCodeAt(this.position);
    const next = this.text.charCodeAt(this.position + 1);
    if (c === Char.NUL) {
      return this.fetchEnd();
    }
    if (this.position === this.lineStart) {
      if (c === Char.PERCENT) {
        return this.fetchDirective();
      }
      if (this.atDocumentMarker()) {
        this.unroll(-1);
        this.removeKey();
        this.simpleKeyAllowed = false;
        return this.push(c === Char.DASH ? TokenKind.DOCUMENT_START : TokenKind.DOCUMENT_END, 3);
      }
    }
    switch (c) {
      case Char.OPEN_BRACKET:
        return this.fetchFlowStart(TokenKind.FLOW_SEQUENCE_START);
      case Char.OPEN_BRACE:
        return this.fetchFlowStart(TokenKind.FLOW_MAPPING_START);
      case Char.CLOSE_BRACKET:
        return this.fetchFlowEnd(TokenKind.FLOW_SEQUENCE_END);
      case Char.CLOSE_BRACE:
        return this.fetchFlowEnd(TokenKind.FLOW_MAPPING_END);
      case Char.COMMA:
        this.removeKey();
        this.simpleKeyAllowed = true;
        return this.push(TokenKind.FLOW_ENTRY, 1);
      case Char.DASH:
        return isSpaceOrEnd(next) ? this.fetchBlockEntry() : this.fetchPlain();
      case Char.QUESTION:
        return this.flowLevel > 0 || isSpaceOrEnd(next) ? this.fetchKey() : this.fetchPlain();
      case Char.COLON:
        return this.flowLevel > 0 || isSpaceOrEnd(next) ? this.fetchValue() : this.fetchPlain();
      case Char.STAR:
        return this.fetchAnchor(TokenKind.ALIAS);
      case Char.AMPERSAND:
        return this.fetchAnchor(TokenKind.ANCHOR);
      case Char.BANG:
        return this.fetchTag();
      case Char.QUOTE:
        return this.fetchQuoted(false);
      case Char.APOSTROPHE:
        return this.fetchQuoted(true);
      case Char.PIPE:
      case Char.GREATER:
        return this.flowLevel === 0 ? this.fetchBlockScalar(c === Char.PIPE) : this.failAtStart(c);
      case Char.TAB:
      case Char.HASH:
      case Char.PERCENT:
      case Char.AT:
      case Char.BACKTICK:
        return this.failAtStart(c);
      default:
        return this.fetchPlain();
    }
  }

  private failAtStart(c: number): never {
    if (c === Char.TAB) {
      this.fail('a tab cannot indent: use spaces');
    }
    const template = c === Char.PERCENT ? ' (a template in {% %} must be rendered first)' : '';
    this.fail(`a value cannot begin with ${JSON.stringify(String.fromCharCode(c))} unless it is quoted${template}`);
  }

  private unroll(column: number): void {
    while (this.flowLevel === 0 && this.indent > column) {
      this.push(TokenKind.BLOCK_END, 0);
      this.indent = this.indents.pop()!;
    }
  }

  /** Opens a block collection at a column, unless one is open there; returns whether it did. */
  private roll(column: number): boolean {
    if (this.flowLevel > 0 || this.indent >= column) {
      return false;
    }
    this.indents.push(this.indent);
    this.indent = column;
    return true;
  }

  private fetchEnd(): void {
    // As on a new line, where no key of the previous one can continue.
    this.lineStart = this.position + 1;
    this.unroll(-1);
    this.removeKey();
    this.simpleKeyAllowed = false;
    this.push(TokenKind.STREAM_END, 0);
  }

  private fetchDirective(): void {
    this.unroll(-1);
    this.removeKey();
    this.simpleKeyAllowed = false;
    const start = this.position;
    const [name, rest] = directive(this);
    this.add(new Token(TokenKind.DIRECTIVE, start, name, false, rest));
  }

  private fetchFlowStart(kind: TokenKind): void {
    const key = this.saveKey();
    this.flowLevel++;
    this.keys.push(new PossibleKey());
    this.simpleKeyAllowed = true;
    this.add(new Token(kind, this.position++, '', false, '', key));
  }

  private fetchFlowEnd(kind: TokenKind): void {
    this.removeKey();
    if (this.flowLevel > 0) {
      this.flowLevel--;
      this.keys.pop();
    }
    this.simpleKeyAllowed = false;
    this.push(kind, 1);
  }

  private fetchBlockEntry(): void {
    if (this.flowLevel === 0) {
      if (!this.simpleKeyAllowed) {
        this.fail("a list cannot begin here: put its '-' on a separate line");
      }
      if (this.roll(this.column)) {
        this.push(TokenKind.BLOCK_SEQUENCE_START, 0);
      }
    }
    this.removeKey();
    this.simpleKeyAllowed = true;
    this.push(TokenKind.BLOCK_ENTRY, 1);
  }

  private fetchKey(): void {
    if (this.flowLevel === 0) {
      if (!this.simpleKeyAllowed) {
        this.fail("a key cannot begin here: put its '?' on a separate line");
      }
      if (this.roll(this.column)) {
        this.push(TokenKind.BLOCK_MAPPING_START, 0);
      }
    }
    this.removeKey();
    this.simpleKeyAllowed = this.flowLevel === 0;
    this.push(TokenKind.KEY, 1);
  }

  private fetchValue(): void {
    const key = this.keys[this.flowLevel];
    if (this.isValid(key)) {
      const token = this.queue[this.head + key.token - this.taken];
      token.startsKey = true;
      token.startsMapping = this.roll(key.start - key.lineStart);
      key.possible = false;
      this.simpleKeyAllowed = false;
    } else {
      if (this.flowLevel === 0) {
        if (!this.simpleKeyAllowed) {
          this.fail("a map cannot begin here: quote a string that contains ': ', or check the indentation");
        }
        if (this.roll(this.column)) {
          this.push(TokenKind.BLOCK_MAPPING_START, 0);
        }
      }
      this.simpleKeyAllowed = this.flowLevel === 0;
    }
    this.push(TokenKind.VALUE, 1);
  }

  private fetchAnchor(kind: TokenKind.ANCHOR | TokenKind.ALIAS): void {
    const key = this.saveKey();
    this.simpleKeyAllowed = false;
    const start = this.position;
    this.add(new Token(kind, start, anchorName(this), false, '', key));
  }

  private fetchTag(): void {
    const key = this.saveKey();
    this.simpleKeyAllowed = false;
    const start = this.position;
    const [handle, suffix] = tagParts(this);
    this.add(new Token(TokenKind.TAG, start, handle, false, suffix, key));
  }

  private fetchQuoted(single: boolean): void {
    const key = this.saveKey();
    this.simpleKeyAllowed = false;
    const start = this.position;
    this.add(new Token(TokenKind.SCALAR, start, single ? singleQuoted(this) : doubleQuoted(this), false, '', key));
  }

  private fetchBlockScalar(literal: boolean): void {
    this.removeKey();
    this.simpleKeyAllowed = true;
    const start = this.position;
    this.add(new Token(TokenKind.SCALAR, start, blockScalar(this, literal)));
  }

  private fetchPlain(): void {
    const key = this.saveKey();
    this.simpleKeyAllowed = false;
    const start = this.position;
    this.add(new Token(TokenKind.SCALAR, start, plainScalar(this), true, '', key));
  }
}
