import { type Marks } from './marks';
import { type Scanner } from './scanner';
import { TokenKind, YamlError } from './token';
import { has, isObject, type Json, type JsonObject, put } from '../private/json';

/** Maximum number of duplicate keys that are reported for one document. */
const MOST_DUPLICATES = 100;

type FlowEnd = TokenKind.FLOW_SEQUENCE_END | TokenKind.FLOW_MAPPING_END;

const BRACKETS = { [TokenKind.FLOW_SEQUENCE_END]: '[]', [TokenKind.FLOW_MAPPING_END]: '{}' } as const;

/** Reads the lists and maps of one document, given how its nodes and keys are read. */
export abstract class Collections {
  /** Duplicate keys of a map, whose earlier value is lost. */
  public readonly duplicates: { readonly key: string; readonly offset: number }[] = [];

  /** The keys of a map that come from merges, which may be overridden. */
  private merged?: Map<JsonObject, Set<string>>;

  public constructor(
    protected readonly scanner: Scanner,
    /** Records where values are. */
    protected readonly marks: Marks | undefined,
  ) {}

  /** Reads a node; `indentless` for the value of a key, where a list needs no indentation. */
  protected abstract node(block: boolean, indentless: boolean): Json;

  /** Reads a key; undefined is `<<`. */
  protected abstract key(): string | undefined;

  protected collection(kind: TokenKind, block: boolean, indentless: boolean): Json[] | JsonObject | undefined {
    switch (kind) {
      case TokenKind.BLOCK_ENTRY:
        return indentless ? this.indentlessSequence() : undefined;
      case TokenKind.BLOCK_SEQUENCE_START:
        return block ? this.blockSequence() : undefined;
      case TokenKind.BLOCK_MAPPING_START:
        return block ? this.blockMapping() : undefined;
      case TokenKind.FLOW_SEQUENCE_START:
        return this.flowSequence();
      case TokenKind.FLOW_MAPPING_START:
        return this.flowMapping();
      default:
        return undefined;
    }
  }

  protected nullKey(start: number): never {
    throw new YamlError('a key must be a string: null and integers beyond 64 bits cannot be keys', start);
  }

  protected fail(message: string): never {
    throw new YamlError(message, this.scanner.token.start);
  }

  private indentlessSequence(): Json[] {
    const list: Json[] = [];
    let kind = this.scanner.peek();
    while (kind === TokenKind.BLOCK_ENTRY) {
      const dash = this.scanner.token.start;
      kind = this.scanner.next();
      const empty =
        kind === TokenKind.BLOCK_ENTRY ||
        kind === TokenKind.KEY ||
        kind === TokenKind.VALUE ||
        kind === TokenKind.BLOCK_END;
      this.item(list, empty, true, dash);
      kind = this.scanner.peek();
    }
    return list;
  }

  private blockSequence(): Json[] {
    const list: Json[] = [];
    let kind = this.scanner.next();
    while (kind === TokenKind.BLOCK_ENTRY) {
      const dash = this.scanner.token.start;
      kind = this.scanner.next();
      this.item(list, kind === TokenKind.BLOCK_ENTRY || kind === TokenKind.BLOCK_END, true, dash);
      kind = this.scanner.peek();
    }
    if (kind !== TokenKind.BLOCK_END) {
      this.fail("the list needs another '-' here: check the indentation");
    }
    this.scanner.next();
    return list;
  }

  private blockMapping(): JsonObject {
    const map: JsonObject = {};
    let kind = this.scanner.next();
    while (kind === TokenKind.KEY) {
      const start = this.scanner.token.start;
      kind = this.scanner.next();
      const key =
        kind === TokenKind.KEY || kind === TokenKind.VALUE || kind === TokenKind.BLOCK_END
          ? this.nullKey(start)
          : this.key();
      let empty = true;
      if (this.scanner.peek() === TokenKind.VALUE) {
        kind = this.scanner.next();
        empty = kind === TokenKind.KEY || kind === TokenKind.VALUE || kind === TokenKind.BLOCK_END;
      }
      this.entry(map, key, empty, true, start);
      kind = this.scanner.peek();
    }
    if (kind !== TokenKind.BLOCK_END) {
      this.fail('a key is expected here: check the indentation');
    }
    this.scanner.next();
    return map;
  }

  private flowSequence(): Json[] {
    const open = this.scanner.token.start;
    const list: Json[] = [];
    const end = TokenKind.FLOW_SEQUENCE_END;
    for (let kind = this.afterBracket(end, open); kind !== end; kind = this.afterItem(end, open)) {
      const start = this.scanner.token.start;
      if (kind === TokenKind.KEY) {
        const map: JsonObject = {};
        this.marks?.note(list, list.length, start);
        list.push(map);
        this.flowEntry(map, this.scanner.next(), end, start);
      } else {
        this.item(list, false, false, start);
      }
    }
    this.scanner.next();
    return list;
  }

  private flowMapping(): JsonObject {
    const open = this.scanner.token.start;
    const map: JsonObject = {};
    const end = TokenKind.FLOW_MAPPING_END;
    for (let kind = this.afterBracket(end, open); kind !== end; kind = this.afterItem(end, open)) {
      const start = this.scanner.token.start;
      if (kind === TokenKind.KEY) {
        this.flowEntry(map, this.scanner.next(), end, start);
      } else {
        this.entry(map, this.key(), true, false, start);
      }
    }
    this.scanner.next();
    return map;
  }

  private flowEntry(map: JsonObject, kind: TokenKind, end: TokenKind, start: number): void {
    const key =
      kind === TokenKind.VALUE || kind === TokenKind.FLOW_ENTRY || kind === end ? this.nullKey(start) : this.key();
    let empty = true;
    if (this.scanner.peek() === TokenKind.VALUE) {
      const behind = this.scanner.next();
      empty = behind === TokenKind.FLOW_ENTRY || behind === end;
    }
    this.entry(map, key, empty, false, start);
  }

  /** After an opening bracket or a comma. */
  private afterBracket(end: FlowEnd, open: number): TokenKind {
    return this.unlessEnded(this.scanner.next(), end, open);
  }

  /** After an item in brackets: a comma, the end, or both. */
  private afterItem(end: FlowEnd, open: number): TokenKind {
    const kind = this.unlessEnded(this.scanner.peek(), end, open);
    if (kind === TokenKind.FLOW_ENTRY) {
      return this.afterBracket(end, open);
    }
    if (kind !== end) {
      this.fail(`',' or '${BRACKETS[end][1]}' is expected here`);
    }
    return kind;
  }

  private unlessEnded(kind: TokenKind, end: FlowEnd, open: number): TokenKind {
    if (endsDocument(kind)) {
      throw new YamlError(`${BRACKETS[end][0]} has no closing ${BRACKETS[end][1]}`, open);
    }
    return kind;
  }

  private item(list: Json[], empty: boolean, block: boolean, start: number): void {
    if (this.marks) {
      this.scanner.peek();
      this.marks.note(list, list.length, empty ? start : this.scanner.token.start);
    }
    list.push(empty ? null : this.node(block, false));
  }

  /** Reads the value of a key, or what `<<` (an undefined key) merges. */
  private entry(map: JsonObject, key: string | undefined, empty: boolean, block: boolean, start: number): void {
    const alias = key === undefined && this.scanner.peek() === TokenKind.ALIAS;
    const value = empty ? null : this.node(block, block);
    if (key !== undefined) {
      if (has(map, key) && !this.merged?.get(map)?.delete(key) && this.duplicates.length < MOST_DUPLICATES) {
        this.duplicates.push({ key, offset: start });
      }
      put(map, key, value);
      this.marks?.note(map, key, start);
      return;
    }
    const sources = Array.isArray(value) && !alias ? value : [value];
    // If there are several maps, the first one wins, so it comes last.
    for (const source of [...sources].reverse()) {
      if (!isObject(source)) {
        throw new YamlError('<< merges a map, or a list of maps', start);
      }
      this.merged ??= new Map();
      const merged = this.merged.get(map) ?? new Set();
      this.merged.set(map, merged);
      for (const name of Object.keys(source)) {
        merged.add(name);
        put(map, name, source[name]);
        this.marks?.copy(source, map, name);
      }
    }
  }
}

/** Whether a token begins no value, because the document ends there. */
export function endsDocument(kind: TokenKind): boolean {
  return (
    kind === TokenKind.STREAM_END ||
    kind === TokenKind.DOCUMENT_END ||
    kind === TokenKind.DOCUMENT_START ||
    kind === TokenKind.DIRECTIVE
  );
}
