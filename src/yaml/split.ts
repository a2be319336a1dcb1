/** Where the documents of a text begin and end; the first begins at 0. */
export function splitDocuments(text: string): { start: number; end: number }[] {
  const starts = [0];
  for (let at = text.indexOf('\n---'); at !== -1; at = text.indexOf('\n---', at + 4)) {
    if (/[\s\0]/.test(text.charAt(at + 4)) || at + 4 === text.length) {
      starts.push(at + 1);
    }
  }
  // Directives belong to the document whose marker comes after them.
  if (starts.length > 1 && PREAMBLE.test(text.slice(0, starts[1])) && /^%/m.test(text.slice(0, starts[1]))) {
    starts.splice(1, 1);
  }
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? text.length }));
}

const PREAMBLE = /^\uFEFF?(?:[ \t\r]*(?:#[^\n]*)?\n|%[^\n]*\n)*$/;

/**
 * Where the values of a stream of JSON begin and end (`{...}{...}`, one per line or not), as `jq -c` writes and
 * kubectl reads it; nothing where the text is no such stream.
 */
export function splitJson(text: string): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: token, index } of text.matchAll(JSON_TOKEN)) {
    const c = token[0];
    if (depth === 0) {
      if (c !== '{' && c !== '[') {
        return [];
      }
      start = index;
    }
    depth += c === '{' || c === '[' ? 1 : c === '}' || c === ']' ? -1 : 0;
    if (depth === 0) {
      parts.push({ start, end: index + 1 });
    }
  }
  if (depth > 0) {
    parts.push({ start, end: text.length });
  }
  return parts;
}

const JSON_TOKEN = /[{}[\],:]|"(?:[^"\\\n]|\\.)*"|[^\s{}[\]",:]+|"/g;
