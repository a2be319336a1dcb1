import { discreet } from '../../private/redact';

/** The comments of YAML, in order; lines of block scalars are not comments. */
export function commentsIn(text: string): string[] {
  const found: string[] = [];
  let block: number | undefined;
  for (const line of text.split('\n')) {
    const indent = line.length - line.trimStart().length;
    if (block !== undefined && (line.trim() === '' || indent > block)) {
      continue;
    }
    block = /(?:^|[\s:-])[|>][+-]?\d?[+-]?\s*(?:#.*)?$/.test(line) ? indent : undefined;
    const comment = commentOf(line);
    if (comment !== undefined && comment !== '') {
      found.push(withoutSecrets(comment));
    }
  }
  return found;
}

/** A comment without the users of URLs, and without what may be a credential after its name. */
function withoutSecrets(comment: string): string {
  return discreet(comment).replace(ASSIGNMENT, '$1***');
}

/** The name of a credential, with a colon, an equals sign or a blank after a flag, before its value. */
const ASSIGNMENT =
  /((?:passwor[dt]|passwd|secret|token|access[_-]?key|api[_-]?key)["']?\s*[:=]\s*|--(?:password|token)\s+)\S.*$/i;

/** The comment at the end of a line, after its quotes. */
function commentOf(line: string): string | undefined {
  const rest = line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, (quoted) => '_'.repeat(quoted.length));
  const start = /(?:^|\s)#/.exec(rest);
  return start
    ? line
        .slice(start.index)
        .trim()
        .replace(/^#+\s?/, '')
        .trim()
    : undefined;
}

/** The lines of the document around a line, with the comment above the mark that it begins with. */
export function documentText(lines: readonly string[], line: number): string {
  let start = line - 1;
  while (start > 0 && !isMark(lines[start - 1])) {
    start--;
  }
  let end = line;
  while (end < lines.length && !isMark(lines[end])) {
    end++;
  }
  const heading = start === 0 ? [] : commentsAbove(lines, start - 1);
  const others = end === lines.length ? 0 : commentsAbove(lines, end).length;
  return [...heading, ...lines.slice(start, end - others)].join('\n');
}

function isMark(text: string): boolean {
  return /^---(\s|$)/.test(text);
}

/**
 * The lines above a mark that are about the document after it: comments right above the mark, or all lines since the
 * mark before if they are nothing but comments. Fields that are commented out are indented, and belong to what is
 * above them.
 */
function commentsAbove(lines: readonly string[], mark: number): readonly string[] {
  let first = mark;
  while (first > 0 && /^(#|\s*$)/.test(lines[first - 1])) {
    first--;
  }
  if (first === 0 || isMark(lines[first - 1])) {
    return lines.slice(first, mark);
  }
  let start = mark;
  while (start > first && lines[start - 1].startsWith('#')) {
    start--;
  }
  return /^#+\s{2,}/.test(lines[start] ?? '') ? [] : lines.slice(start, mark);
}
