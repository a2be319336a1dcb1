/** Pieces are written together, until there are so many characters. */
const CHUNK = 65_536;

/**
 * Writes a result piece by piece: as one string it could be longer than strings can be, and would be in memory as a whole.
 * @param pieces whole lines
 */
export function writePieces(write: (text: string) => void, pieces: Iterable<string>): void {
  let waiting: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length >= CHUNK) {
      write(waiting.join(''));
      waiting = [];
      length = 0;
    }
  }
  if (length > 0) {
    write(waiting.join(''));
  }
}

/**
 * The pieces of a JSON array, indented by two spaces, as `JSON.stringify` writes it; nothing behind its last bracket.
 * @param indent of the line on which the array begins
 */
export function* jsonArray(items: Iterable<object>, indent = ''): Generator<string> {
  let isFirst = true;
  for (const item of items) {
    const text = JSON.stringify(item, null, 2).replaceAll('\n', `\n${indent}  `);
    yield `${isFirst ? '[' : ','}\n${indent}  ${text}`;
    isFirst = false;
  }
  yield isFirst ? '[]' : `\n${indent}]`;
}

/** The items of a list, each made into something else when it is asked for. */
export function* mapped<T, R>(items: Iterable<T>, make: (item: T) => R): Generator<R> {
  for (const item of items) {
    yield make(item);
  }
}

/** Texts of documents, separated by `---`. */
export function* documents(texts: Iterable<string>): Generator<string> {
  let separator = '';
  for (const text of texts) {
    yield separator + text;
    separator = '---\n';
  }
}
