/** Whether a URL says who asks: a user name or a token for HTTP, a password for any other scheme. (`ssh://git@host` says neither.) */
export function hasCredentials(url: string): boolean {
  const [, scheme = '', user] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)@/i.exec(url) ?? [];
  return user !== undefined && (/^https?$/i.test(scheme) || user.includes(':'));
}

/** A text for a message: its beginning, in quotes, without what stands before an @, which may be a password. */
export function discreet(text: string): string {
  const [line] = text.split('\n', 1);
  const shown = line.replace(/[^/\s@]*:[^/\s@]*@|(?<=:\/\/)[^/\s@]*@/g, '***@');
  return JSON.stringify(shown.length > 40 ? `${shown.slice(0, 40)}...` : shown === text ? text : line === text ? shown : `${shown}...`);
}
