/** The kind of a YAML token. */
export enum TokenKind {
  STREAM_END,
  DIRECTIVE,
  DOCUMENT_START,
  DOCUMENT_END,
  BLOCK_SEQUENCE_START,
  BLOCK_MAPPING_START,
  BLOCK_END,
  FLOW_SEQUENCE_START,
  FLOW_SEQUENCE_END,
  FLOW_MAPPING_START,
  FLOW_MAPPING_END,
  BLOCK_ENTRY,
  FLOW_ENTRY,
  KEY,
  VALUE,
  ALIAS,
  ANCHOR,
  TAG,
  SCALAR,
}

/** A place where a key without `?` may have begun: whether it did is known only once its `:` is seen. */
export class PossibleKey {
  public possible = false;
  /** Whether only a key can be here. */
  public required = false;
  /** Number of the token that would begin the key. */
  public token = -1;
  public start = 0;
  public lineStart = 0;
}

/** One token. */
export class Token {
  /** Set once a `:` shows that this token began a key, and that the key began a block mapping. */
  public startsKey = false;
  public startsMapping = false;

  public constructor(
    public readonly kind: TokenKind,
    /** Offset in the input. */
    public readonly start: number,
    /** Text of a scalar; name of an anchor or alias; handle of a tag; name of a directive. */
    public readonly text = '',
    /** Whether a scalar is plain: neither quoted nor a block. */
    public readonly plain = false,
    /** Suffix of a tag; rest of a directive. */
    public readonly suffix = '',
    public readonly possibleKey?: PossibleKey,
  ) {}
}

/** The input is not valid YAML, or has a value that JSON cannot represent. */
export class YamlError extends Error {
  public constructor(
    message: string,
    public readonly offset: number,
  ) {
    super(message);
    this.name = 'YamlError';
  }
}
