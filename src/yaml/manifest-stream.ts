import { type Origin, positionOf } from './position';
import { type Extent, type Part, readJson, readYaml } from './read';
import { isSeparatorOfKubectl, separates } from './split-manifests';
import { YamlError } from './token';
import { endOfBrackets } from '../private/json-scan';

/** What kubectl reads of a file. */
export interface Lines {
  /** Ends with a line feed and a NUL. */
  readonly text: string;
  /** Offset of the end of the file, before a line feed that was added to it. */
  readonly last: number;
  /** Offset of the first character that is not white space for kubectl; -1 if there is none. */
  readonly content: number;
}

/** A part of a file of manifests. */
export type Chunk = Extent & Lines;

/** Whether a file begins with `{`, in this part of it: kubectl tries to read it as JSON. */
export function startsWithBrace({ text, content, origin }: Chunk): boolean {
  return text[content] === '{' && content >= origin.offset && bytes(text.slice(0, content)) < MOST_WHITE_SPACE;
}

/** What kubectl does not treat as white space when it looks for the `{` of JSON. */
export const CONTENT = /[^\s\u0085]|\uFEFF/;
/** Number of bytes in which kubectl looks for it. */
const MOST_WHITE_SPACE = 4096;

/**
 * The beginning of a file that begins with `{`: JSON values, of which all after the first one may be a YAML document.
 */
export function readStream(extent: Chunk): Part[] {
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
  return hasBlankRest(extent, parts) ? [...parts, readRest(extent, end, parts)] : parts;
}

/** Whether lines without content are what kubectl reads as YAML after JSON, since a separator ends them. */
function hasBlankRest({ text, end }: Chunk, parts: readonly Part[]): boolean {
  return parts.length === 1 && end < text.length - 1 && afterSpace(text, parts[0].end) < end;
}

/** What follows JSON values and is none itself: the rest of a document that may be YAML. */
function readRest(extent: Chunk, start: number, before: readonly Part[]): Part {
  const { text, last } = extent;
  if (before.length > 1) {
    return refused(extent, start, AFTER_STREAM);
  }
  const from = before.at(-1)?.end ?? extent.origin.offset;
  const origin = yamlFrom(text, from, extent.origin);
  const turn = afterBlanks(text, from);
  if (bytes(text.slice(turn, Math.min(turn + LEAST_AFTER_JSON, last))) < LEAST_AFTER_JSON) {
    return refused(extent, start, TOO_SHORT);
  }
  if (text[turn] === '\uFFFD') {
    return refused(extent, turn, REPLACEMENT);
  }
  const line = lineAt(text, origin.offset);
  if (line.startsWith('---') && !separates(line)) {
    return refused(extent, origin.offset, whyNotSeparator(line));
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
 * Where kubectl begins to read YAML: it drops white space up to the first line feed, and Go's library a byte order
 * mark.
 */
function yamlFrom(text: string, from: number, origin: Origin): Origin {
  const start = afterSpace(text, from);
  const offset = start + markLength(text, start);
  return { ...positionOf(text, start, origin), offset };
}

/** Offset after white space, or after the first line feed in it. */
function afterSpace(text: string, from: number): number {
  const end = afterBlanks(text, from);
  return text[end] === '\n' ? end + 1 : end;
}

/** Offset after white space on one line. */
function afterBlanks(text: string, from: number): number {
  BLANKS.lastIndex = from;
  BLANKS.test(text);
  return BLANKS.lastIndex;
}

const BLANKS = /(?:(?![\n\uFEFF])[\s\u0085])*/y;

/** Whether JSON, read as such, ends what the next separator ends. */
export function endsInJson({ end }: { readonly end: number }, parts: readonly Part[]): boolean {
  const last = parts.at(-1);
  return last?.json === true && last.end < end && afterSpace(last.text, last.end) === end;
}

/** Offset of the first character that is not a space. */
function contentFrom(text: string, from: number, end: number): number {
  SPACE.lastIndex = from;
  SPACE.test(text);
  return Math.min(SPACE.lastIndex, end);
}

const SPACE = /[ \t\r\n]*/y;

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

export function refused(extent: Extent, offset: number, message: string): Part {
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
/** The line that begins at an offset, with its line feed. */
export function lineAt(text: string, offset: number): string {
  return text.slice(offset, text.indexOf('\n', offset) + 1);
}

/** @param line which begins with `---`, and is not a separator */
export function whyNotSeparator(line: string): string {
  return isSeparatorOfKubectl(line) ? SEPARATOR_OF_KUBECTL : BEHIND_SEPARATOR;
}

const SEPARATOR_OF_KUBECTL =
  'kubectl reads this line as a separator, other readers as content: write --- alone, or a comment after a space';

const BEHIND_SEPARATOR = 'only a comment may follow --- in a manifest: begin the document on the next line';

const TOO_SHORT =
  'kubectl cannot read so few characters after JSON: add a line break and a comment at the end of the file';

/** Go takes it for a failure to decode a character. */
const REPLACEMENT = 'kubectl cannot read U+FFFD directly after JSON: write --- on a line between them';

/** Number of bytes without which kubectl does not turn from JSON to YAML. */
const LEAST_AFTER_JSON = 4;

export const AFTER_STREAM =
  'only JSON may follow two JSON objects without --- between them: write --- between all documents';

export function markLength(text: string, at: number): number {
  return text[at] === '\uFEFF' ? 1 : 0;
}
