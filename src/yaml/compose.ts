import { Aliases } from './aliases';
import { Collections, endsDocument } from './collections';
import { Directives } from './directives';
import { type Marks } from './marks';
import { isLargeInteger } from './scalars';
import { Scanner } from './scanner';
import { keyOf, MERGE_TAG, tagOf, valueOf } from './tags';
import { TokenKind, YamlError } from './token';
import { type Json } from '../private/json';

/** Maximum nesting: no manifest comes close, and code that uses the data may recurse. */
export const DEEPEST = 1_000;

/** Maximum number of large integers that are reported for one document. */
const MOST_LARGE = 100;

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
export class Composer extends Collections {
  /** Offset of the document's value. */
  public start: number;
  /** Whether the document is completely empty, without even an explicit null. */
  public empty = false;
  /** Whether the document begins with `---`. */
  public explicit = false;
  /** Integers beyond 2^53, whose value here is only an approximation. */
  public readonly largeIntegers: LargeInteger[] = [];

  private readonly aliases: Aliases;
  private readonly directives = new Directives();
  private depth = 0;

  /**
   * @param text the input, followed by a NUL
   * @param begin where the document begins, at the start of a line
   * @param end where it ends: at the NUL, or where the next one's --- begins
   * @param marks records where values are
   * @param again whether the document was read before, perhaps as JSON, and only places are needed
   */
  public constructor(
    text: string,
    begin: number,
    private readonly end: number,
    marks?: Marks,
    again = false,
  ) {
    super(new Scanner(text, begin, again), marks);
    this.start = begin;
    this.aliases = new Aliases(!again);
  }

  /** Whether there was an alias, and so data that is written elsewhere. */
  public get hasAliases(): boolean {
    return this.aliases.wereUsed;
  }

  /** The value of the document. */
  public document(): Json {
    let kind = this.scanner.peek();
    const hasDirectives = kind === TokenKind.DIRECTIVE;
    for (; kind === TokenKind.DIRECTIVE; kind = this.scanner.next()) {
      this.directives.read(this.scanner.token);
    }
    if (kind === TokenKind.DOCUMENT_START && this.scanner.token.start < this.end) {
      this.explicit = true;
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
  protected node(block: boolean, indentless: boolean): Json {
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

  /** Reads a key; undefined is `<<`. */
  protected key(): string | undefined {
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
      this.largeIntegers.length < MOST_LARGE &&
      isLargeInteger(text)
    ) {
      this.largeIntegers.push({ text, value, offset: start });
    }
    if (anchor !== undefined) {
      this.aliases.close(anchor, value, node, () => keyOf(tag, text, plain, start));
    }
    return value;
  }
}

const COLLECTION_STARTS = new Set([
  TokenKind.BLOCK_ENTRY,
  TokenKind.BLOCK_SEQUENCE_START,
  TokenKind.BLOCK_MAPPING_START,
  TokenKind.FLOW_SEQUENCE_START,
  TokenKind.FLOW_MAPPING_START,
]);

const EMPTY = { text: '', plain: true };
