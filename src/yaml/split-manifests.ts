/** A document of a manifest file. */
export interface ManifestExtent {
  readonly start: number;
  readonly end: number;
  /** Offset of a line in it that begins with `---` but separates nothing, because something follows. */
  readonly separator?: number;
}

/**
 * Where the documents of a manifest file begin and end for kubectl: it only looks at lines, drops the separator between
 * two documents, and keeps a separator at the beginning as a part of the first document.
 * @see https://github.com/kubernetes/apimachinery/blob/v0.34.1/pkg/util/yaml/decoder.go YAMLReader
 * @param from where kubectl begins to read YAML, at the start of a line
 * @param length of the part of the input that is the file
 */
export function* splitManifests(text: string, from: number, length: number): Generator<ManifestExtent, undefined> {
  let start = from;
  let separator: number | undefined;
  let at = text.startsWith('---', from) ? from : nextMarker(text, from);
  for (; at !== undefined; at = nextMarker(text, at + 3)) {
    const end = text.indexOf('\n', at);
    const next = end === -1 ? length : end + 1;
    if (!separates(text.slice(at, next))) {
      separator ??= at;
    } else if (at > start) {
      yield { start, end: at, separator };
      [start, separator] = [next, undefined];
    }
  }
  yield { start, end: length, separator };
}

const SEPARATOR = /^---[ \t\r\n\u0085\u2028\u2029]*(?:(?<!-)#|$)/;

/** Whether a line that begins with `---` separates documents: only a comment follows. */
export function separates(line: string): boolean {
  return SEPARATOR.test(line);
}

/**
 * Whether kubectl takes a line that begins with `---` for a separator: it also accepts `#` without a space, and all of
 * Unicode's spaces, but only between documents, and other readers read them as content.
 */
export function isSeparatorOfKubectl(line: string): boolean {
  return /^---(?:(?!\uFEFF)[\s\u0085])*(?:#|$)/.test(line);
}

function nextMarker(text: string, from: number): number | undefined {
  const at = text.indexOf('\n---', from);
  return at === -1 ? undefined : at + 1;
}

/** Offset of a directive before a document; undefined if there is none. */
export function directiveAt(text: string, start: number, end: number): number | undefined {
  BEFORE_CONTENT.lastIndex = start;
  const at = start + (BEFORE_CONTENT.exec(text)?.[0].length ?? 0);
  return at < end && text[at] === '%' ? at : undefined;
}

/** Lines that are blank or a comment. */
const BEFORE_CONTENT = /(?:[ \t]*(?:#[^\n\r\u0085\u2028\u2029]*)?[\n\r\u0085\u2028\u2029])*/y;
