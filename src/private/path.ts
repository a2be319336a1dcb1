/** One step into plain data: a key of a map or an index of a list. */
export type Segment = string | number;

/**
 * The way to a value as messages write it: `spec.predictors[0].graph.name`, and
 * `metadata.annotations[seldon.io/x]` for a key that dots would tear apart.
 *
 * A key is bare if it has no dot, slash, bracket, quote or space; otherwise it is in brackets, and there a JSON string
 * (`["a]b"]`) if the bracket's end would be unclear. Digits in brackets are always an index.
 * The empty path is the whole document.
 */
export function formatPath(segments: readonly Segment[]): string {
  let path = '';
  for (const segment of segments) {
    if (typeof segment === 'number') {
      path += `[${segment}]`;
    } else if (BARE.test(segment)) {
      path += path === '' ? segment : `.${segment}`;
    } else {
      path += UNQUOTED.test(segment) ? `[${segment}]` : `[${JSON.stringify(segment)}]`;
    }
  }
  return path;
}

/** The steps of a path that `formatPath` writes. Text that is no such path is read as keys as far as it goes. */
export function parsePath(path: string): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  while (at < path.length) {
    if (path[at] === '.') {
      at++;
    } else if (path[at] === '[') {
      BRACKETS.lastIndex = at;
      const [whole, index, quoted, key] = BRACKETS.exec(path)!;
      segments.push(index === undefined ? (key ?? (quoted === undefined ? whole : unquote(quoted))) : Number(index));
      at += whole.length;
    } else {
      const end = endOfKey(path, at);
      segments.push(path.slice(at, end));
      at = end;
    }
  }
  return segments;
}

function endOfKey(path: string, begin: number): number {
  let end = begin;
  while (end < path.length && path[end] !== '.' && path[end] !== '[') {
    end++;
  }
  return end;
}

const BARE = /^[^./[\]"'\s]+$/;
const UNQUOTED = /^(?!\d+$)[^[\]"'\s]+$/;
const BRACKETS = /\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|\[([^[\]"'\s]+)\]|\[[^.[]*/y;

function unquote(text: string): string {
  try {
    return JSON.parse(text) as string;
  } catch {
    return text.slice(1, -1);
  }
}
