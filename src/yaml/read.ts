import { Composer, DEEPEST, type LargeInteger } from './compose';
import { Marks } from './marks';
import { readPlainBlocks } from './plain-blocks';
import { countBreaks, Lines, type Origin, type Position, positionOf } from './position';
import { indentsWithTab, splitDocuments, splitJson } from './split';
import { YamlError } from './token';
import { type Json } from '../private/json';
import { parseJson } from '../private/parse-json';
import { parsePath } from '../private/path';

/**
 * Reads the documents of a YAML or JSON string as Helm and kubectl read them. It never throws because of its content: a
 * document that cannot be read has an error, and does not affect the others. Empty documents are omitted.
 *
 * Why there is a reader of our own: docs/decisions/2026-11-21-yaml-reader.md. Positions in JSON, in large documents and
 * in those with aliases come from a second pass, when the first position is requested.
 */
export function readDocuments(text: string, file: string): Document[] {
  return [...eachDocument(text, file)];
}

/** The same, one document after the other: each is read when it is requested. */
export function* eachDocument(text: string, file: string): Generator<Document> {
  let index = 0;
  for (const part of eachPart(text)) {
    if (!part.empty) {
      yield new Document(file, index++, part);
    }
  }
}

/**
 * The document that Helm uses as values: the first one, even if it is empty, which gives undefined. `more` is the line
 * of the next document that is not empty, if there is one.
 */
export function firstDocument(text: string, file: string): { readonly first?: Document; readonly more?: number } {
  let first: Part | undefined;
  for (const part of eachPart(text)) {
    if (first !== undefined && !part.empty) {
      return { first: documentOf(first, file), more: new Document(file, 1, part).line };
    }
    // Comments before the first --- are not a document.
    first ??= part.empty && !part.explicit ? undefined : part;
  }
  return { first: first && documentOf(first, file) };
}

function documentOf(part: Part, file: string): Document | undefined {
  return part.empty ? undefined : new Document(file, 0, part);
}

/** The documents of a text, those without content included. */
function* eachPart(text: string): Generator<Part> {
  const terminated = `${text}\0`;
  let index = 0;
  let line = 1;
  for (const { start, end } of splitDocuments(text)) {
    const offset = start + leadingMark(text, start, index === 0);
    const origin = { line: line + countBreaks(text, start, offset), column: 1, offset };
    for (const part of readPart({ text: terminated, end, origin })) {
      index += part.empty ? 0 : 1;
      yield part;
    }
    line += countBreaks(text, start, end);
  }
}

/** A byte order mark, which files keep when one is appended to another. */
const MARK = /(?:---[ \t]*(?:#[^\n]*)?\r?\n)?\uFEFF/y;

/**
 * The length of a byte order mark before a document, which belongs to no value and takes no column. Go reads only the
 * first document, where a mark after `---` belongs to the value.
 */
function leadingMark(text: string, start: number, isFirst: boolean): number {
  if (isFirst) {
    return text[start] === '\uFEFF' ? 1 : 0;
  }
  MARK.lastIndex = start;
  return MARK.exec(text)?.[0].length ?? 0;
}

/** One document of a file. */
export class Document {
  /** Its data; null if it could not be read. */
  public readonly value: Json;
  /** Why it cannot be read, and where. */
  public readonly error?: Position & { readonly message: string };
  /** The line on which it begins, counted from 1. */
  public readonly line: number;

  private marked?: Marked & { readonly lines: Lines };

  public constructor(
    /** The name of the file, as it was given. */
    public readonly file: string,
    /** Its place among the documents of the file, from 0. */
    public readonly index: number,
    private readonly part: Part,
  ) {
    this.value = part.value;
    this.line = part.origin.line + countBreaks(part.text, part.origin.offset, part.start);
    if (part.error) {
      this.error = { message: part.error.message, ...positionOf(part.text, part.error.offset, part.origin) };
    }
  }

  /**
   * Where a value is, by a path such as `spec.predictors[0].graph.name`: the position of its key, or of the item of a
   * list; for a value that does not exist, the position of the nearest one above it. Undefined if the document cannot
   * be read.
   */
  public locate(path: string): Position | undefined {
    if (this.error) {
      return undefined;
    }
    this.marked ??= mark(this.part);
    return this.marked.lines.positionOf(this.marked.marks.find(this.marked.value, parsePath(path)));
  }

  /**
   * Duplicate keys of a map: the later one, whose position this is, silently overrides the earlier one.
   */
  public repeatedKeys(): (Position & { readonly key: string })[] {
    return this.part.duplicates.map(({ key, offset }) => ({
      key,
      ...positionOf(this.part.text, offset, this.part.origin),
    }));
  }

  /** Integers beyond 2^53, which kubectl keeps exactly, and the data here only approximately. */
  public largeIntegers(): (Position & Omit<LargeInteger, 'offset'>)[] {
    return this.part.largeIntegers.map(({ offset, ...integer }) => ({
      ...integer,
      ...positionOf(this.part.text, offset, this.part.origin),
    }));
  }
}

/** A part of the input with one document. */
export interface Extent {
  /** The whole input, followed by a NUL. */
  readonly text: string;
  /** Where the part begins. */
  readonly origin: Origin;
  /** Offset of its end. */
  readonly end: number;
}

/** The result of reading a part. */
export interface Part extends Extent {
  readonly value: Json;
  /** Offset of the value. */
  readonly start: number;
  readonly empty: boolean;
  /** Whether it begins with `---`. */
  readonly explicit?: boolean;
  readonly duplicates: Composer['duplicates'];
  readonly largeIntegers: readonly LargeInteger[];
  readonly error?: YamlError;
  /** Whether it was read as JSON. */
  readonly json?: boolean;
  /** Where its values are, if that was recorded. */
  readonly marks?: Marks;
}

/** Data, and where it is written. */
interface Marked {
  readonly value: Json;
  readonly marks: Marks;
}

/** Larger documents are read again for places: recording all of them would take much memory. */
const MOST_RECORDED = 1_000_000;

const UNPRINTABLE = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]/;

function readPart(extent: Extent): Part[] {
  const part = readOne(extent);
  const stream = part.error ? splitJson(sourceOf(extent)) : [];
  return stream.length > 1 ? readJsonStream(extent, stream) : [part];
}

/** One document: read as JSON if it is valid, otherwise as YAML. */
export function readOne(extent: Extent): Part {
  JSON_START.lastIndex = extent.origin.offset;
  const json = JSON_START.test(extent.text) ? readJson(extent, JSON_START.lastIndex - 1) : undefined;
  return json && !indentsWithTab(afterBrackets(sourceOf(extent))) ? json : readYaml(extent);
}

function afterBrackets(source: string): string {
  return source.slice(Math.max(source.lastIndexOf('}'), source.lastIndexOf(']')) + 1);
}

/** YAML does not allow a tab before a bracket. */
const JSON_START = /(?:---)?[ \r\n]*[{[]/y;

export function sourceOf({ text, origin, end }: Extent): string {
  return text.slice(origin.offset, end);
}

export function readYaml(extent: Extent): Part {
  const { text, origin, end } = extent;
  const marks = newMarks(extent);
  const plain = readPlainBlocks(text, origin.offset, end, marks);
  return plain ? { ...extent, ...plain, empty: false, duplicates: [], largeIntegers: [], marks } : readTokens(extent);
}

/** Where values are is recorded in documents that are not large. */
function newMarks({ origin, end }: Extent): Marks | undefined {
  return end - origin.offset <= MOST_RECORDED ? new Marks() : undefined;
}

/** Reads any YAML, one token after the other. */
export function readTokens(extent: Extent): Part {
  const { text, origin, end } = extent;
  const marks = newMarks(extent);
  const composer = new Composer(text, origin.offset, end, marks);
  try {
    const unprintable = sourceOf(extent).search(UNPRINTABLE);
    if (unprintable !== -1) {
      throw new YamlError('the file contains control characters: is it binary data?', origin.offset + unprintable);
    }
    const value = composer.document();
    const { start, empty, explicit, duplicates, largeIntegers } = composer;
    const part = { ...extent, value, start, empty, explicit, duplicates, largeIntegers };
    return composer.hasAliases ? part : { ...part, marks };
  } catch (error) {
    if (error instanceof YamlError) {
      return { ...extent, value: null, start: composer.start, empty: false, duplicates: [], largeIntegers: [], error };
    }
    throw error;
  }
}

export function readJson(extent: Extent, start: number): Part | undefined {
  const source = sourceOf(extent);
  let value: Json;
  try {
    value = parseJson(source);
  } catch {
    return undefined;
  }
  return isPlain(value, DEEPEST)
    ? { ...extent, value, start, empty: false, json: true, ...oddities(extent, source, value) }
    : undefined;
}

/** Whether a value is not nested too deeply, and has no number that overflows (1e999). */
function isPlain(value: Json, depth: number): boolean {
  if (typeof value === 'number') {
    return Number.isFinite(value);
  }
  if (typeof value !== 'object' || value === null) {
    return true;
  }
  return depth > 0 && (Array.isArray(value) ? value : Object.values(value)).every((item) => isPlain(item, depth - 1));
}

/**
 * Node's parser does not report duplicate keys, or digits that a double cannot represent: the other reader looks for
 * them if keys are missing in the value, or if there is a number with many digits.
 */
function oddities(extent: Extent, source: string, value: Json): Pick<Part, 'duplicates' | 'largeIntegers'> {
  const written = source.match(/"\s*:/g)?.length ?? 0;
  if (written === countKeys(value) && !MANY_DIGITS.test(source)) {
    return { duplicates: [], largeIntegers: [] };
  }
  const { duplicates, largeIntegers } = readYaml(extent);
  return { duplicates, largeIntegers };
}

/** After what precedes a number of JSON; in strings it does no harm. */
const MANY_DIGITS = /[:,[\s]-?\d{16}/;

function countKeys(value: Json): number {
  if (typeof value !== 'object' || value === null) {
    return 0;
  }
  const items = Array.isArray(value) ? value : Object.values(value);
  return items.reduce<number>((sum, item) => sum + countKeys(item), Array.isArray(value) ? 0 : items.length);
}

function readJsonStream({ text, origin: first }: Extent, parts: { start: number; end: number }[]): Part[] {
  let origin = first;
  return parts.map(({ start, end }) => {
    const offset = first.offset + start;
    origin = { ...positionOf(text, offset, origin), offset };
    const extent = { text, origin, end: first.offset + end };
    return readJson(extent, offset) ?? readYaml(extent);
  });
}

function mark(part: Part): Marked & { readonly lines: Lines } {
  const { text, origin, end, value, start, marks } = part;
  const lines = new Lines(text, origin, end);
  if (marks === undefined) {
    return { ...readAgain(part), lines };
  }
  marks.root = start;
  return { value, marks, lines };
}

function readAgain({ text, origin, end }: Extent): Marked {
  const marks = new Marks();
  const composer = new Composer(text, origin.offset, end, marks, true);
  let value: Json = null;
  try {
    value = composer.document();
  } catch (error) {
    if (!(error instanceof YamlError)) {
      throw error;
    }
  }
  marks.root = composer.start;
  return { value, marks };
}
