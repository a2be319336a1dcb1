import { isBreakOrEnd, isSpaceOrEnd, isWordChar } from './chars';
import { type Cursor } from './cursor';

/** Reads the name behind `&` or `*`. */
export function anchorName(s: Cursor): string {
  const start = ++s.position;
  while (isWordChar(s.text.charCodeAt(s.position))) {
    s.position++;
  }
  const behind = s.text.charCodeAt(s.position);
  if (s.position === start || !(isSpaceOrEnd(behind) || '?:,]}%@`'.includes(String.fromCharCode(behind)))) {
    s.fail("the name of an anchor or alias is made of letters, digits, '-' and '_'");
  }
  return s.text.slice(start, s.position);
}

/** Verbatim; or a handle and a suffix; or a suffix of the local handle `!`. */
const URI = "(?:[\\w\\-;/?:@&=+$,.!~*'()[\\]]|%[0-9a-fA-F]{2})";
const TAG = new RegExp(`!<(${URI}+)>|(![\\w-]*!)(${URI}+)|!(?![\\w-]*!)(${URI}*)`, 'y');

/** Reads a tag: its handle, empty where it has none, and the rest. */
export function tagParts(s: Cursor): [handle: string, suffix: string] {
  TAG.lastIndex = s.position;
  const match = TAG.exec(s.text);
  if (!match || !isSpaceOrEnd(s.text.charCodeAt(TAG.lastIndex))) {
    s.fail('a tag is written !name, !!name or !<name>, with a space behind it');
  }
  s.position = TAG.lastIndex;
  const [, verbatim, handle, suffix, local] = match;
  // `!` alone is a tag of its own, not a handle.
  if (handle !== undefined) {
    return [handle, suffix];
  }
  if (local) {
    return ['!', local];
  }
  return ['', verbatim ?? '!'];
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
