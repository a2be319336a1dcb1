import { type Origin, countBreaks, positionOf } from './position';
import { Document, type Extent, type Part, readJson, readOne, readYaml } from './read';
import { type ManifestExtent, directiveAt, separates, splitManifests } from './split-manifests';
import { YamlError } from './token';
import { endOfBrackets } from '../private/json-scan';

/**
 * Reads the documents of a manifest file, one after the other, split as kubectl splits them. What kubectl rejects has
 * an error: content after `---`, a directive, YAML after a stream of JSON. So does what kubectl would silently drop,
 * such as a second value in a YAML document.
 *
 * @param skip gets the text of a document, and returns whether it need not be read
 */
export function eachManifest(text: string, file: string, skip?: (source: string) => boolean): Generator<Document> {
  // A generator would keep the caller's string in memory, too.
  return documents(`${text}\0`, file, skip);
}

/** @param text the file, followed by a NUL */
function* documents(text: string, file: string, skip?: (source: string) => boolean): Generator<Document> {
  let index = 0;
  let origin: Origin = { line: 1, column: 1, offset: 0 };
  let streamed = false;
  for (const extent of splitManifests(text, text.length - 1)) {
    const offset = extent.start + (text[extent.start] === '\uFEFF' ? 1 : 0);
    origin = { line: origin.line + countBreaks(text, origin.offset, offset), column: 1, offset };
    if (skip?.(text.slice(extent.start, extent.end))) {
      continue;
    }
    const parts: Part[] = readParts({ text, end: extent.end, origin }, extent, streamed);
    streamed ||= parts.length > 1 && parts.every(({ json }) => json);
    for (const part of parts.filter(({ empty }) => !empty)) {
      yield new Document(file, index++, part);
    }
  }
}

function readParts(extent: Extent, { separator }: ManifestExtent, streamed: boolean): Part[] {
  const {
    text,
    origin: { offset },
    end,
  } = extent;
  if (separator !== undefined) {
    return [refused(extent, separator, BEHIND_SEPARATOR)];
  }
  const directive = directiveAt(text, offset, end);
  if (directive !== undefined) {
    return [refused(extent, directive, 'kubectl reads no directives (%YAML, %TAG): remove the line')];
  }
  if (streamed) {
    return [refused(extent, offset, AFTER_STREAM)];
  }
  const first = text.search(CONTENT);
  if (text[first] !== '{' || first < offset) {
    return [readOne(extent)];
  }
  const space = contentFrom(text, offset, end);
  return space < first ? [refused(extent, space, spaceBeforeJson(text.charCodeAt(space)))] : readStream(extent);
}

/** What kubectl does not treat as white space when it looks for the `{` of JSON. */
const CONTENT = /[^\s\u0085]|\uFEFF/;

function spaceBeforeJson(code: number): string {
  const character = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return `kubectl reads a file that begins with { as JSON, where ${character} is not white space: remove the character`;
}

const BEHIND_SEPARATOR = 'only a comment may follow --- in a manifest: begin the document on the next line';

const AFTER_STREAM = 'only JSON may follow two JSON objects without --- between them: write --- between all documents';

/**
 * The beginning of a file that begins with `{`: JSON values, of which all after the first one may be a YAML document.
 */
function readStream(extent: Extent): Part[] {
  const { text, end } = extent;
  const parts: Part[] = [];
  let { origin } = extent;
  for (let start = contentFrom(text, origin.offset, end); start < end; start = contentFrom(text, start, end)) {
    origin = { ...positionOf(text, start, origin), offset: start };
    const json = readJson({ ...extent, origin, end: Math.min(endOfJson(text, start), end) }, start);
    if (!json) {
      return [...parts, readRest(extent, start, parts)];
    }
    parts.push(json);
    start = json.end;
  }
  return parts;
}

/** What follows JSON values and is none itself: the rest of a document that may be YAML. */
function readRest(extent: Extent, start: number, before: readonly Part[]): Part {
  const { text, end } = extent;
  if (before.length > 1) {
    return refused(extent, start, AFTER_STREAM);
  }
  const origin = yamlFrom(text, before.at(-1)?.end ?? extent.origin.offset, start, extent.origin);
  if (text.startsWith('---', origin.offset)) {
    const newline = text.indexOf('\n', origin.offset);
    const next = newline === -1 ? end : Math.min(newline + 1, end);
    if (!separates(text.slice(origin.offset, next))) {
      return refused(extent, origin.offset, BEHIND_SEPARATOR);
    }
  }
  return readYaml({ ...extent, origin });
}

/** Where a JSON value ends that begins at an offset; the end of the input if it is incomplete. */
function endOfJson(text: string, start: number): number {
  if (text[start] === '{' || text[start] === '[') {
    return endOfBrackets(text, start) ?? text.length;
  }
  WORD.lastIndex = start;
  return WORD.test(text) ? WORD.lastIndex : text.length;
}

/** A value without brackets. A number whose fraction or exponent lacks digits is none. */
const WORD =
  /"(?:[^"\\\n]|\\.)*"|true|false|null|-?(?:0|[1-9]\d*(?!\d))(?:\.\d+(?!\d)|(?!\.))(?:[eE][-+]?\d+(?!\d)|(?![eE]))/y;

/**
 * Where kubectl begins to read YAML: it drops spaces up to the first line break, and Go's library a byte order mark.
 */
function yamlFrom(text: string, from: number, content: number, origin: Origin): Origin {
  const newline = text.indexOf('\n', from);
  const start = newline !== -1 && newline < content ? newline + 1 : content;
  const offset = text[start] === '\uFEFF' ? start + 1 : start;
  return { ...positionOf(text, start, origin), offset };
}

/** Offset of the first character that is not a space. */
function contentFrom(text: string, from: number, end: number): number {
  SPACE.lastIndex = from;
  SPACE.test(text);
  return Math.min(SPACE.lastIndex, end);
}

const SPACE = /[ \t\r\n]*/y;

function refused(extent: Extent, offset: number, message: string): Part {
  return {
    ...extent,
    value: null,
    start: offset,
    empty: false,
    duplicates: [],
    largeIntegers: [],
    error: new YamlError(message, offset),
  };
}
