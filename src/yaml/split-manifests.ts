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
 * @param length of the part of the text that is the file
 */
export function splitManifests(text: string, length = text.length): ManifestExtent[] {
  const parts: ManifestExtent[] = [];
  let start = 0;
  let separator: number | undefined;
  for (let at = text.startsWith('---') ? 0 : nextMarker(text, 0); at !== undefined; at = nextMarker(text, at + 3)) {
    const end = text.indexOf('\n', at);
    const next = end === -1 ? length : end + 1;
    if (!SEPARATOR.test(text.slice(at, next))) {
      separator ??= at;
    } else if (at > start) {
      parts.push({ start, end: at, separator });
      [start, separator] = [next, undefined];
    }
  }
  return [...parts, { start, end: length, separator }];
}

const SPACE_OF_GO = '[\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';

/**
 * kubectl takes `---#` too, but only between documents, and other readers take it for content. Spaces are those of Go,
 * which, unlike those of JavaScript, include NEL but no byte order mark.
 */
const SEPARATOR = new RegExp(`^---(?:${SPACE_OF_GO}+#|${SPACE_OF_GO}*$)`);

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
