/**
 * Whether a URL says who asks: a user name or a token for HTTP, a password for any other scheme. (`ssh://git@host` says neither.)
 */
export function hasCredentials(url: string): boolean {
  const [, scheme = '', user] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)@/i.exec(url) ?? [];
  return user !== undefined && (/^https?$/i.test(scheme) || user.includes(':'));
}

/**
 * A URI without what may be a credential: the user, the values of a query (a signature, for one) and those of the
 * options of a remote that rclone configures in place (`:s3,secret_access_key=...:bucket`).
 */
export function withoutCredentials(uri: string): string {
  return uri
    .replace(/^([a-z][a-z\d+.-]*:\/\/)(?:[^/?#]*|[^/?#:]*:(?!\d+\/)[^@\s]*)@/i, '$1***@')
    .replace(/([?&][^=?&\s]*)=[^&#\s]*/g, '$1=***')
    .replace(/(,[^=,:\s]*)=(?:"[^"]*"|'[^']*'|[^,:\s]*)/g, '$1=***');
}

const LONGEST = 40;

/**
 * A string for a message: the beginning of its first line, in quotes, without what may be a credential: what comes
 * before an @ in a URL, and what comes after an =.
 */
export function redact(text: string): string {
  const [line, ...more] = text.split('\n', 2);
  let shown = '';
  for (const [word] of line.matchAll(/\S+|\s/g)) {
    shown += redactWord(word);
    if (shown.length > LONGEST) {
      break;
    }
  }
  return JSON.stringify(more.length === 0 && shown.length <= LONGEST ? shown : `${shown.slice(0, LONGEST)}...`);
}

function redactWord(word: string): string {
  const scheme = word.indexOf('://');
  const from = scheme < 0 ? 0 : scheme + 3;
  const user = word.slice(from, Math.max(word.lastIndexOf('@'), from));
  const isCredential = user.includes(':') || (scheme >= 0 && user !== '' && !user.includes('/'));
  const shown = isCredential ? `${word.slice(0, from)}***${word.slice(from + user.length)}` : word;
  const assignment = shown.search(/\w=/);
  return assignment < 0 ? shown : `${shown.slice(0, assignment + 2)}***`;
}
