import { Char, isSpaceOrEnd } from './chars';
import { anchorName, directive, tagParts } from './scan-property';
import { blockScalar, doubleQuoted, plainScalar, singleQuoted } from './scan-scalar';
import { PossibleKey, Token, TokenKind } from './token';
import { TokenQueue } from './token-queue';

/**
 * Splits one document into tokens, by the rules of libyaml, so that it accepts the same input as Helm and kubectl, with
 * the same meaning.
 *
 * @see https://github.com/kubernetes-sigs/yaml/blob/v1.4.0/goyaml.v2/scannerc.go
 */
export class Scanner extends TokenQueue {
  private readonly indents: number[] = [];

  protected override fetch(): void {
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
      const token = this.tokenOf(key);
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
