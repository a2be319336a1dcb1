import {
  AFTER_STREAM,
  type Chunk,
  CONTENT,
  endsInJson,
  lineAt,
  type Lines,
  markLength,
  readStream,
  refused,
  startsWithBrace,
  whyNotSeparator,
} from './manifest-stream';
import { countBreaks, type Origin } from './position';
import { Document, type Part, readOne } from './read';
import { directiveAt, type ManifestExtent, splitManifests } from './split-manifests';

/**
 * Reads the documents of a manifest file, one after the other, split as kubectl splits them. What kubectl rejects has
 * an error: content after `---`, a directive, YAML after a stream of JSON. So does what kubectl would silently drop,
 * such as a second value in a YAML document.
 *
 * @param skip gets the text of a document, and returns whether it need not be read
 */
export function eachManifest(text: string, file: string, skip?: (source: string) => boolean): Generator<Document> {
  // A generator would keep the caller's string in memory, too.
  const whole = lines(text);
  const last = whole.length - (text.endsWith('\n') ? 0 : 1);
  return documents({ text: `${whole}\0`, last, content: whole.search(CONTENT) }, file, skip);
}

/** A file as kubectl reads it: line by line, without the carriage return before a line feed. */
function lines(text: string): string {
  const joined = text.replace(/\r\r\n/g, '\r\n');
  return joined === '' || joined.endsWith('\n') ? joined : `${joined}\n`;
}

function* documents(whole: Lines, file: string, skip?: (source: string) => boolean): Generator<Document> {
  const { text } = whole;
  let index = 0;
  let origin: Origin = { line: 1, column: 1, offset: 0 };
  let streamed = false;
  let extents = splitManifests(text, 0, text.length - 1);
  for (let { value: extent } = extents.next(); extent; { value: extent } = extents.next()) {
    const offset = extent.start + markLength(text, extent.start);
    origin = { line: origin.line + countBreaks(text, origin.offset, offset), column: 1, offset };
    if (skip?.(text.slice(extent.start, extent.end))) {
      continue;
    }
    const parts: Part[] = readParts({ ...whole, end: extent.end, origin }, extent, streamed);
    streamed ||= parts.length > 1 && parts.every(({ json }) => json);
    if (!streamed && endsInJson(extent, parts)) {
      // There kubectl begins to read YAML, with the separator.
      extents = splitManifests(text, extent.end, text.length - 1);
    }
    for (const part of parts.filter(({ empty }) => !empty)) {
      yield new Document(file, index++, part);
    }
  }
}

function readParts(extent: Chunk, { separator }: ManifestExtent, streamed: boolean): Part[] {
  const {
    text,
    origin: { offset },
    end,
  } = extent;
  if (separator !== undefined) {
    return [refused(extent, separator, whyNotSeparator(lineAt(text, separator)))];
  }
  const directive = directiveAt(text, offset, end);
  if (directive !== undefined) {
    return [refused(extent, directive, 'kubectl reads no directives (%YAML, %TAG): remove the line')];
  }
  if (streamed) {
    return [refused(extent, offset, AFTER_STREAM)];
  }
  return startsWithBrace(extent) ? readStream(extent) : [readOne(extent)];
}
