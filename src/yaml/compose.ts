import { Aliases } from './aliases';
import { Directives } from './directives';
import { type Marks } from './marks';
import { isLargeInteger } from './scalars';
import { Scanner } from './scanner';
import { keyOf, MERGE_TAG, tagOf, valueOf } from './tags';
import { TokenKind, YamlError } from './token';
import { has, isObject, type Json, type JsonObject, put } from '../private/json';

/** Maximum nesting: no manifest comes close, and code that uses the data may recurse. */
export const DEEPEST = 1_000;

/** Maximum number of duplicate keys, or large integers, that are reported for one document. */
const MOST_DUPLICATES = 100;

/** An integer that a double cannot represent exactly. */
export interface LargeInteger {
  /** As it was written. */
  readonly text: string;
  /** The nearest double, which is the value of the data. */
  readonly value: number;
  readonly offset: number;
}

/** What precedes a node: `&anchor` and `!tag`. */
interface Properties {
  /** Number of the node. */
  readonly node: number;
  readonly anchor?: string;
  readonly tag?: string;
}

/**
 * Builds the data of one document from its tokens, as Go's YAML library builds it: the last of two equal keys wins,
 * so does the later of a merge (`<<`) and a key; keys that are not strings become strings; unknown tags are ignored.
 *
 * @see https://github.com/kubernetes-sigs/yaml/blob/v1.4.0/goyaml.v2/parserc.go
 * @see https://github.com/kubernetes-sigs/yaml/blob/v1.4.0/goyaml.v2/decode.go
 */
export class Composer {
  /** Offset of the document's value. */
  public start: number;
  /** Whether the document is completely empty, without even an explicit null. */
  public empty = false;
  /** Duplicate keys of a map, whose earlier value is lost. */
  public readonly duplicates: { readonly key: string; readonly offset: number }[] = [];

  /** Integers beyond 2^53, whose value here is only an approximation. */
  public readonly largeIntegers: LargeInteger[] = [];

  private readonly scanner: Scanner;
  private readonly aliases: Aliases;
  /** The keys of a map that come from merges, which may be overridden. */
  private merged?: Map<JsonObject, Set<string>>;
  private readonly directives = new Directives();
  private depth = 0;

  /**
   * @param text the input, followed by a NUL
   * @param begin where the document begins, at the start of a line
   * @param end where it ends: at the NUL, or where the next one's --- begins
   * @param marks records where values are; a document is first read without it
   */
  public constructor(
    text: string,
    begin: number,
    private readonly end: number,
    private readonly marks?: Marks,
  ) {
    this.start = begin;
    this.scanner = new Scanner(text, begin, marks !== undefined);
    this.aliases = new Aliases(marks === undefined);
  }

  /** The value of the document. */
  public document(): Json {
    let kind = this.scanner.peek();
    const hasDirectives = kind === TokenKind.DIRECTIVE;
    for (; kind === TokenKind.DIRECTIVE; kind = this.scanner.next()) {
      this.directives.read(this.scanner.token);
    }
    if (kind === TokenKind.DOCUMENT_START && this.scanner.token.start < this.end) {
      kind = this.scanner.next();
    } else if (hasDirectives) {
      this.fail('a directive needs a document after it that begins with ---');
    } else if (kind === TokenKind.DOCUMENT_END) {
      this.fail('... ends a document, and none has begun: remove the line');
    }
    this.start = this.scanner.token.start;
    this.empty = endsDocument(kind);
    const value = this.empty ? null : this.node(true, false);
    kind = this.scanner.peek();
    const ended = kind === TokenKind.DOCUMENT_END;
    while (kind === TokenKind.DOCUMENT_END) {
      kind = this.scanner.next();
    }
    if (this.scanner.token.start < this.end && !(ended && kind === TokenKind.DIRECTIVE)) {
      this.fail('the document has ended here: separate two documents by ---');
    }
    return value;
  }

  /** Reads a node; `indentless` for the value of a key, where a list needs no indentation. */
  private node(block: boolean, indentless: boolean): Json {
    if (this.scanner.peek() === TokenKind.ALIAS) {
      const alias = this.scanner.token;
      this.scanner.next();
      return this.aliases.resolve(alias);
    }
    const start = this.scanner.token.start;
    const properties = this.properties();
    const kind = this.scanner.peek();
    if (kind === TokenKind.SCALAR) {
      const token = this.scanner.token;
      this.scanner.next();
      return this.scalar(properties, token.text, token.plain, start);
    }
    if (++this.depth > DEEPEST) {
      this.fail(`nested deeper than ${DEEPEST} levels`);
    }
    const value = this.collection(kind, block, indentless);
    this.depth--;
    if (value === undefined) {
      if (properties.anchor === undefined && properties.tag === undefined) {
        this.fail(block ? 'a value is expected here' : "a value is expected here, between the brackets' commas");
      }
      return this.scalar(properties, '', true, start);
    }
    if (properties.anchor !== undefined) {
      this.aliases.close(properties.anchor, value, properties.node);
    }
    return value;
  }

  private properties(): Properties {
    const node = this.aliases.count();
    let kind = this.scanner.peek();
    if (kind !== TokenKind.ANCHOR && kind !== TokenKind.TAG) {
      return { node };
    }
    let anchor: string | undefined;
    let tag: string | undefined;
    for (
      ;
      (kind === TokenKind.ANCHOR && anchor === undefined) || (kind === TokenKind.TAG && tag === undefined);
      kind = this.scanner.next()
    ) {
      if (kind === TokenKind.TAG) {
        tag = tagOf(this.scanner.token, this.directives.handles);
      } else {
        anchor = this.scanner.token.text;
        this.aliases.open(anchor, node);
      }
    }
    return { node, anchor, tag };
  }

  private scalar({ node, anchor, tag }: Properties, text: string, plain: boolean, start: number): Json {
    const value = valueOf(tag, text, plain, start);
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw new YamlError(`${text} is not a JSON number: quote it to make it a string`, start);
    }
    if (
      typeof value === 'number' &&
      Math.abs(value) > Number.MAX_SAFE_INTEGER &&
      this.largeIntegers.length < MOST_DUPLICATES &&
      isLargeInteger(text)
    ) {
      this.largeIntegers.push({ text, value, offset: start });
    }
    if (anchor !== undefined) {
      this.aliases.close(anchor, value, node, () => keyOf(tag, text, plain, start));
    }
    return value;
  }

  private collection(kind: TokenKind, block: boolean, indentless: boolean): Json[] | JsonObject | undefined {
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

  /** Reads a key; undefined is `<<`. */
  private key(): string | undefined {
    const start = this.scanner.token.start;
    if (this.scanner.peek() === TokenKind.ALIAS) {
      const alias = this.scanner.token;
      this.scanner.next();
      return this.aliases.key(alias) ?? this.nullKey(start);
    }
    const { node, anchor, tag } = this.properties();
    const kind = this.scanner.peek();
    const { text, plain } = kind === TokenKind.SCALAR ? this.scanner.token : EMPTY;
    if (kind === TokenKind.SCALAR) {
      this.scanner.next();
    } else if ((anchor === undefined && tag === undefined) || COLLECTION_STARTS.has(kind)) {
      this.fail('a map or a list cannot be a key (a template in {{ }} must be rendered first)');
    }
    if (text === '<<' && (tag === undefined ? plain : tag === '!' || tag === MERGE_TAG)) {
      return undefined;
    }
    const key = keyOf(tag, text, plain, start) ?? this.nullKey(start);
    if (anchor !== undefined) {
      this.aliases.close(anchor, valueOf(tag, text, plain, start), node, () => key);
    }
    return key;
  }

  private nullKey(start: number): never {
    throw new YamlError('a key must be a string: null and integers beyond 64 bits cannot be keys', start);
  }

  private fail(message: string): never {
    throw new YamlError(message, this.scanner.token.start);
  }
}

type FlowEnd = TokenKind.FLOW_SEQUENCE_END | TokenKind.FLOW_MAPPING_END;

const BRACKETS = { [TokenKind.FLOW_SEQUENCE_END]: '[]', [TokenKind.FLOW_MAPPING_END]: '{}' } as const;

const COLLECTION_STARTS = new Set([
  TokenKind.BLOCK_ENTRY,
  TokenKind.BLOCK_SEQUENCE_START,
  TokenKind.BLOCK_MAPPING_START,
  TokenKind.FLOW_SEQUENCE_START,
  TokenKind.FLOW_MAPPING_START,
]);

const EMPTY = { text: '', plain: true };

function endsDocument(kind: TokenKind): boolean {
  return (
    kind === TokenKind.STREAM_END ||
    kind === TokenKind.DOCUMENT_END ||
    kind === TokenKind.DOCUMENT_START ||
    kind === TokenKind.DIRECTIVE
  );
}
