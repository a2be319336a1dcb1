import { endOfBrackets } from '../private/json-scan';

/** Where the documents begin and end; the first one begins at 0. */
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

/** Whether white space outside of brackets has a tab before anything else on a line, which YAML does not allow. */
export function indentsWithTab(space: string): boolean {
  return /[\r\n] *\t/.test(space);
}

/**
 * Where the values of a stream of JSON begin and end (`{...}{...}`, on one or more lines), as `jq -c` writes and
 * kubectl reads it; empty if the input is not such a stream.
 */
export function splitJson(text: string): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let start = skipSpace(text, 0);
  let space = `\n${text.slice(0, start)}`;
  while (start < text.length) {
    if ((text[start] !== '{' && text[start] !== '[') || indentsWithTab(space)) {
      return [];
    }
    const end = endOfBrackets(text, start) ?? text.length;
    parts.push({ start, end });
    start = skipSpace(text, end);
    space = text.slice(end, start);
  }
  return indentsWithTab(space) ? [] : parts;
}

const SPACE = /[ \t\r\n]*/y;

function skipSpace(text: string, from: number): number {
  SPACE.lastIndex = from;
  SPACE.test(text);
  return SPACE.lastIndex;
}
