/** A document of a manifest file. */
export interface ManifestExtent {
  readonly start: number;
  readonly end: number;
  /** Offset of a line in it that begins with `---` but separates nothing, because something follows. */
  readonly separator?: number;
}

/**
 * Where the documents of a manifest file begin and end for kubectl: it looks at lines alone, drops the separator of two
 * documents, and leaves one that nothing stands before to the document behind it.
 * @see https://github.com/kubernetes/apimachinery/blob/v0.34.1/pkg/util/yaml/decoder.go YAMLReader
 */
export function splitManifests(text: string): ManifestExtent[] {
  const parts: ManifestExtent[] = [];
  let start = 0;
  let separator: number | undefined;
  for (let at = text.startsWith('---') ? 0 : nextMarker(text, 0); at !== undefined; at = nextMarker(text, at + 3)) {
    const end = text.indexOf('\n', at);
    const next = end === -1 ? text.length : end + 1;
    if (!SEPARATOR.test(text.slice(at, next))) {
      separator ??= at;
    } else if (at > start) {
      parts.push({ start, end: at, separator });
      [start, separator] = [next, undefined];
    }
  }
  return [...parts, { start, end: text.length, separator }];
}

/** kubectl takes `---#` too, but only between documents, and other readers take it for content. */
const SEPARATOR = /^---(?:[\s\x85]+#|[\s\x85]*$)/;

function nextMarker(text: string, from: number): number | undefined {
  const at = text.indexOf('\n---', from);
  return at === -1 ? undefined : at + 1;
}

/** Offset of a directive in front of a document; undefined where there is none. */
export function directiveAt(text: string, start: number, end: number): number | undefined {
  const at = firstLineOfContent(text, start, end);
  return at !== undefined && text[at] === '%' ? at : undefined;
}

/** Offset of the first line that is neither blank nor a comment. */
function firstLineOfContent(text: string, start: number, end: number): number | undefined {
  for (let at = start; at < end;) {
    const next = text.indexOf('\n', at) + 1 || end;
    if (!BLANK.test(text.slice(at, next))) {
      return at;
    }
    at = next;
  }
  return undefined;
}

const BLANK = /^[ \t\r\n]*(?:#|$)/;
