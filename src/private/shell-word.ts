/** A string as one word of a POSIX shell: in single quotes, unless it has only characters that mean nothing there. */
export function shellWord(text: string): string {
  return /^[\w./:@-]+$/.test(text) ? text : inSingleQuotes(text);
}

/** A string in single quotes of a POSIX shell. */
export function inSingleQuotes(text: string): string {
  return `'${text.replace(/'/g, "'\\''")}'`;
}
