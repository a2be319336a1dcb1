/**
 * Whether a URL has credentials: a user name or a token for HTTP, a password for any other scheme. (`ssh://git@host`
 * has neither.)
 */
export function hasCredentials(url: string): boolean {
  const [, scheme = '', user] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)@/i.exec(url) ?? [];
  return user !== undefined && (/^https?$/i.test(scheme) || user.includes(':'));
}

/**
 * A URI or an image without what may be a credential: the user, even without a scheme before it, the values of a
 * query, a fragment and parameters (a signature, for one), and those of the options of a remote that rclone configures
 * in place (`:s3,secret_access_key=...:bucket`).
 */
export function withoutCredentials(uri: string): string {
  return hideUser(uri, true)
    .replace(/([?&#;][^=?&#;\s]*)=[^&#;\s]*/g, '$1=***')
    .replace(/(,[^=,:\s]*)=(?:"[^"]*"|'[^']*'|[^,:\s]*)/g, '$1=***');
}

/**
 * An image without what may be a credential, without what comes after a blank, which may be an option, and without the
 * content of a map or list that a chart prints in place of an image.
 */
export function anonymousImage(image: string): string {
  const shown = withoutCredentials(image).replace(/^((?:map)?\[).*$/s, '$1***]');
  return shown.includes('{{') ? shown : shown.replace(/(\S\s).+$/s, '$1***');
}

/** A message in which no URI and no image shows what may be a credential, in quotes or as a separate word. */
export function discreet(message: string): string {
  if (!message.includes('@') && !message.includes('://')) {
    return message;
  }
  return message.replace(/"((?:[^"\\]|\\.)*)("?)|[^\s"]+/g, (word: string, quoted?: string, end?: string) =>
    quoted === undefined ? withoutUriCredentials(word) : `"${withoutUriCredentials(quoted)}${end}`,
  );
}

function withoutUriCredentials(word: string): string {
  return word.includes('://') ? withoutCredentials(word) : withoutUser(word);
}

/** A URI or an image with `***` instead of its user. */
export function withoutUser(uri: string): string {
  return hideUser(uri, false);
}

/** @param isUri whether it is a URI even without a scheme, so that a host follows the first `@` */
function hideUser(uri: string, isUri: boolean): string {
  if (!uri.includes('@')) {
    return uri;
  }
  const digest = /@sha\d+:[^@/]*$/i.exec(uri)?.index ?? uri.length;
  const name = uri.slice(0, digest);
  const start = startOfAuthority(name);
  const end = endOfUser(name, start, { hasScheme: start > 0, isUri });
  return end === undefined ? uri : `${uri.slice(0, start)}***${uri.slice(end)}`;
}

/** Offset after `://`, or after `//` at the beginning; 0 if there is neither. */
function startOfAuthority(name: string): number {
  const scheme = name.indexOf('://');
  if (name.startsWith('//')) {
    return 2;
  }
  return scheme === -1 ? 0 : scheme + 3;
}

interface Kind {
  readonly hasScheme: boolean;
  readonly isUri: boolean;
}

/** Offset of the `@` behind a user; undefined if there is none. A password may contain an `@` and a `/`. */
function endOfUser(name: string, start: number, { hasScheme, isUri }: Kind): number | undefined {
  const last = name.lastIndexOf('@');
  if (last < start) {
    return undefined;
  }
  const [authority] = /^[^/?#]*/.exec(name.slice(start))!;
  const at = authority.lastIndexOf('@');
  const isSplit = hasScheme && at === -1 && !/:\d*$/.test(authority);
  if (authority.includes(':') && (isSplit || HOST.test(name.slice(last + 1)))) {
    return last;
  }
  return at !== -1 && (hasScheme || isUri || authority.lastIndexOf(':', at) !== -1) ? start + at : undefined;
}

/** The name of a host, which a version at the end of a path is not. */
const HOST = /^[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}(?:[:/]|$)/i;

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
  const shown = withoutUser(word);
  const assignment = shown.search(/\w=/);
  return assignment < 0 ? shown : `${shown.slice(0, assignment + 2)}***`;
}
