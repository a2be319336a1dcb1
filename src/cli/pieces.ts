import { visibleJson } from '../private/visible';

/** Pieces are written together, until there are so many characters. */
const CHUNK = 65_536;

/**
 * Writes a result piece by piece: as one string it could be longer than strings can be, and would be in memory as a
 * whole.
 * @param pieces whole lines
 */
export function writePieces(write: (text: string) => void, pieces: Iterable<string>): void {
  const writer = new PieceWriter(write);
  for (const piece of pieces) {
    writer.add(piece);
  }
  writer.end();
}

/** The same for pieces that are generated one after the other. */
export class PieceWriter {
  private waiting: string[] = [];
  private length = 0;

  public constructor(private readonly write: (text: string) => void) {}

  /** Adds whole lines. */
  public add(piece: string): void {
    this.waiting.push(piece);
    this.length += piece.length;
    if (this.length >= CHUNK) {
      this.end();
    }
  }

  /** Writes what waits. */
  public end(): void {
    if (this.length > 0) {
      this.write(this.waiting.join(''));
      this.waiting = [];
      this.length = 0;
    }
  }
}

/**
 * The pieces of a JSON array, indented by two spaces, as `visibleJson` writes it; nothing after its last bracket.
 * @param indent of the line on which the array begins
 */
export function* jsonArray(items: Iterable<object>, indent = ''): Generator<string> {
  let isFirst = true;
  for (const item of items) {
    const text = visibleJson(item).replaceAll('\n', `\n${indent}  `);
    yield `${isFirst ? '[' : ','}\n${indent}  ${text}`;
    isFirst = false;
  }
  yield isFirst ? '[]' : `\n${indent}]`;
}

/** The items of a list, each converted when it is requested. */
export function* mapped<T, R>(items: Iterable<T>, make: (item: T) => R): Generator<R> {
  for (const item of items) {
    yield make(item);
  }
}

/** Puts `---` between documents. */
export class Separator {
  private isFirst = true;

  /** A document with the separator from the one before; an empty string is not a document. */
  public before(text: string): string {
    if (text === '') {
      return '';
    }
    const separator = this.isFirst ? '' : '---\n';
    this.isFirst = false;
    return separator + text;
  }
}

/** Texts of documents, separated by `---`. */
export function* documents(texts: Iterable<string>): Generator<string> {
  const separator = new Separator();
  yield* mapped(texts, (text) => separator.before(text));
}
