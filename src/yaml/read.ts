import { Composer, DEEPEST } from './compose';
import { Marks } from './marks';
import { countBreaks, type Position, positionOf } from './position';
import { splitDocuments, splitJson } from './split';
import { YamlError } from './token';
import { type Json } from '../private/json';
import { parsePath } from '../private/path';

/**
 * Reads the documents of a text, YAML or JSON, as Helm and kubectl read them. It never throws for the text's sake: a
 * document that cannot be read carries its error, and hides no other. Documents that hold nothing are left out.
 *
 * Why a reader of our own: docs/decisions/2026-11-21-yaml-reader.md. Positions come from a second pass over one document,
 * made when the first one is asked for.
 */
export function readDocuments(text: string, file: string): Document[] {
  const documents: Document[] = [];
  const printable = !UNPRINTABLE.test(text);
  let line = 1;
  for (const { start, end } of splitDocuments(text)) {
    for (const part of readDocument(text.slice(start, end), { line, column: 1 }, printable)) {
      if (!part.empty) {
        documents.push(new Document(file, documents.length, part));
      }
    }
    line += countBreaks(text, start, end);
  }
  return documents;
}

/** One document of a file. */
export class Document {
  /** Its data; null where it could not be read. */
  public readonly value: Json;
  /** Why it cannot be read, and where. */
  public readonly error?: Position & { readonly message: string };
  /** The line on which it begins, counted from 1. */
  public readonly line: number;

  private readonly part: Part;
  private readonly source: string;
  private readonly origin: Position;
  private marked?: { readonly value: Json; readonly marks: Marks };

  public constructor(
    /** The name of the file, as it was given. */
    public readonly file: string,
    /** Its place among the documents of the file, from 0. */
    public readonly index: number,
    part: Part,
  ) {
    this.part = part;
    this.source = part.source;
    this.origin = part.origin;
    this.value = part.value;
    this.line = part.origin.line + countBreaks(part.source, 0, part.start);
    if (part.error) {
      this.error = { message: part.error.message, ...positionOf(part.source, part.error.offset, part.origin) };
    }
  }

  /**
   * Where a value stands, by a path such as `spec.predictors[0].graph.name`: the place of its key, or of the item of
   * a list; for a value that does not exist, the place of the nearest one above it. Undefined where the document
   * cannot be read.
   */
  public locate(path: string): Position | undefined {
    if (this.error) {
      return undefined;
    }
    this.marked ??= markDocument(this.source);
    return positionOf(this.source, this.marked.marks.find(this.marked.value, parsePath(path)), this.origin);
  }

  /** Keys that stand twice in one map: the later one, whose place this is, takes the earlier one's value away without a word. */
  public repeatedKeys(): (Position & { readonly key: string })[] {
    return this.part.duplicates.map(({ key, offset }) => ({ key, ...positionOf(this.source, offset, this.origin) }));
  }
}

/** What was made of a part of a text. */
interface Part {
  readonly source: string;
  /** Where the part begins in the whole text. */
  readonly origin: Position;
  readonly value: Json;
  /** Offset of the value in the part. */
  readonly start: number;
  readonly empty: boolean;
  readonly duplicates: Composer['duplicates'];
  readonly error?: YamlError;
}

const UNPRINTABLE = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]/;

function readDocument(source: string, origin: Position, printable: boolean): Part[] {
  const json = JSON_START.exec(source);
  const value = json ? parseJson(source) : undefined;
  if (json && value !== undefined) {
    return [{ source, origin, value, start: json[0].length - 1, empty: false, duplicates: duplicatesIn(source, value) }];
  }
  const part = readYaml(source, origin, printable);
  const stream = json && part.error ? splitJson(source) : [];
  return stream.length > 1 ? readJsonStream(source, origin, stream) : [part];
}

function readYaml(source: string, origin: Position, printable: boolean): Part {
  const composer = new Composer(`${source}\0`);
  try {
    const unprintable = printable ? -1 : source.search(UNPRINTABLE);
    if (unprintable !== -1) {
      throw new YamlError('the text holds control characters: is it binary data?', unprintable);
    }
    const value = composer.document();
    return { source, origin, value, start: composer.start, empty: composer.empty, duplicates: composer.duplicates };
  } catch (error) {
    if (error instanceof YamlError) {
      return { source, origin, value: null, start: composer.start, empty: false, duplicates: [], error };
    }
    throw error;
  }
}

const JSON_START = /^(?:---)?\s*[{[]/;

function parseJson(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return isPlain(value, DEEPEST) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a value is neither nested too deep nor holds a number that is none (1e999). */
function isPlain(value: Json, depth: number): boolean {
  if (typeof value === 'number') {
    return Number.isFinite(value);
  }
  if (typeof value !== 'object' || value === null) {
    return true;
  }
  return depth > 0 && (Array.isArray(value) ? value : Object.values(value)).every((item) => isPlain(item, depth - 1));
}

/** Node's parser says nothing of duplicate keys, so that they are looked for only where keys are missing in the value. */
function duplicatesIn(source: string, value: Json): Composer['duplicates'] {
  const written = source.match(/"\s*:/g)?.length ?? 0;
  return written === countKeys(value) ? [] : readYaml(source, { line: 1, column: 1 }, false).duplicates;
}

function countKeys(value: Json): number {
  if (typeof value !== 'object' || value === null) {
    return 0;
  }
  const items = Array.isArray(value) ? value : Object.values(value);
  return items.reduce<number>((sum, item) => sum + countKeys(item), Array.isArray(value) ? 0 : items.length);
}

function readJsonStream(text: string, textOrigin: Position, parts: { start: number; end: number }[]): Part[] {
  let origin = textOrigin;
  let at = 0;
  return parts.map(({ start, end }) => {
    origin = positionOf(text.slice(at, start), start - at, origin);
    at = start;
    const source = text.slice(start, end);
    const value = parseJson(source);
    return value === undefined
      ? readYaml(source, origin, false)
      : { source, origin, value, start: 0, empty: false, duplicates: duplicatesIn(source, value) };
  });
}

function markDocument(source: string): { value: Json; marks: Marks } {
  const marks = new Marks();
  const composer = new Composer(`${source}\0`, marks);
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
