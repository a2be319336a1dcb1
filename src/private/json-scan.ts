/** Where a JSON string ends whose quote is at a position: after its closing quote, or where it breaks off. */
function endOfString(text: string, quote: number): number {
  let at = quote + 1;
  while (at < text.length && text[at] !== '"' && text[at] !== '\n') {
    at += text[at] === '\\' ? 2 : 1;
  }
  return text[at] === '"' ? at + 1 : Math.min(at, text.length);
}

/** Where JSON in brackets ends that begins at a position; undefined if it breaks off, or is nested too deep. */
export function endOfBrackets(text: string, start: number, deepest = Infinity): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length;) {
    switch (text[at]) {
      case '"':
        at = endOfString(text, at);
        break;
      case '{':
      case '[':
        depth++;
        at++;
        break;
      case '}':
      case ']':
        depth--;
        at++;
        break;
      default:
        at++;
    }
    if (depth === 0) {
      return at;
    }
    if (depth > deepest) {
      return undefined;
    }
  }
  return undefined;
}
