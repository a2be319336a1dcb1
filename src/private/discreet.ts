/** Whether a URL says who asks: a user name or a token for HTTP, a password for any other scheme. (`ssh://git@host` says neither.) */
export function hasCredentials(url: string): boolean {
  const [, scheme = '', user] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)@/i.exec(url) ?? [];
  return user !== undefined && (/^https?$/i.test(scheme) || user.includes(':'));
}

/** A text for a message: its beginning, in quotes, without what stands before an @, which may be a password. */
export function discreet(text: string): string {
  const [line] = text.split('\n', 1);
  const shown = withoutUsers(line);
  return JSON.stringify(shown.length > 40 ? `${shown.slice(0, 40)}...` : shown === text ? text : line === text ? shown : `${shown}...`);
}

/** A line with `***` in place of what stands between a slash or a space and an @, where it holds a colon or follows `://`. */
function withoutUsers(line: string): string {
  let shown = '';
  let from = 0;
  for (let at = line.indexOf('@'); at !== -1; at = line.indexOf('@', from)) {
    const start = beginOfUser(line, from, at);
    const isUser = line.slice(start, at).includes(':') || (start >= 3 && line.startsWith('://', start - 3));
    shown += isUser ? `${line.slice(from, start)}***@` : line.slice(from, at + 1);
    from = at + 1;
  }
  return shown + line.slice(from);
}

/** Where the run of characters before an @ begins that are neither a slash nor a space. */
function beginOfUser(line: string, from: number, at: number): number {
  let start = at;
  while (start > from && line[start - 1] !== '/' && !/\s/.test(line[start - 1])) {
    start--;
  }
  return start;
}
