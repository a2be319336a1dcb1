import { isBreakOrEnd, isSpaceOrEnd, isWordChar } from './chars';
import { type Cursor } from './cursor';

/** Reads the name after `&` or `*`. */
export function anchorName(s: Cursor): string {
  const start = ++s.position;
  while (isWordChar(s.text.charCodeAt(s.position))) {
    s.position++;
  }
  const behind = s.text.charCodeAt(s.position);
  if (s.position === start || !(isSpaceOrEnd(behind) || '?:,]}%@`'.includes(String.fromCharCode(behind)))) {
    s.fail("the name of an anchor or alias consists of letters, digits, '-' and '_'");
  }
  return s.text.slice(start, s.position);
}

/** Verbatim; or a handle and a suffix; or a suffix of the local handle `!`. */
const FOLLOWING = '%[89abAB][0-9a-fA-F]';
/** The escaped bytes of one character in UTF-8. */
const ESCAPED = `%[0-7][0-9a-fA-F]|%[cdCD][0-9a-fA-F]${FOLLOWING}|%[eE][0-9a-fA-F](?:${FOLLOWING}){2}|%[fF][0-7](?:${FOLLOWING}){3}`;
const URI = `(?:[\\w\\-;/?:@&=+$,.!~*'()[\\]]|${ESCAPED})`;
const TAG = new RegExp(`!<(${URI}+)>|(![\\w-]*!)(${URI}+)|!(?![\\w-]*!)(${URI}*)`, 'y');

/** Reads a tag: its handle, empty if it has none, and the rest. */
export function tagParts(s: Cursor): [handle: string, suffix: string] {
  TAG.lastIndex = s.position;
  const match = TAG.exec(s.text);
  if (!match || !isSpaceOrEnd(s.text.charCodeAt(TAG.lastIndex))) {
    s.fail('a tag is written !name, !!name or !<name>, followed by a space');
  }
  s.position = TAG.lastIndex;
  const [, verbatim, handle, suffix, local] = match;
  // `!` on its own is a tag, not a handle.
  if (handle !== undefined) {
    return [handle, unescaped(suffix)];
  }
  if (local) {
    return ['!', unescaped(local)];
  }
  return ['', unescaped(verbatim ?? '!')];
}

/** Escaped letters are letters; no known tag has other characters. */
function unescaped(part: string): string {
  return part.replace(/%([0-7][0-9a-fA-F])/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** Reads a directive: its name, and its words. */
export function directive(s: Cursor): [name: string, rest: string] {
  const start = s.position + 1;
  while (!isBreakOrEnd(s.text.charCodeAt(s.position))) {
    s.position++;
  }
  const [name, ...words] = s.text.slice(start, s.position).split(/[ \t]+/);
  const comment = words.findIndex((word) => word.startsWith('#'));
  return [name, (comment === -1 ? words : words.slice(0, comment)).join(' ').trim()];
}
