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
      found.push(comment);
    }
  }
  return found;
}

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
