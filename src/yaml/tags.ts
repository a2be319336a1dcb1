import { kindOf, plainKey, resolvePlain } from './scalars';
import { type Token, YamlError } from './token';

const STANDARD = 'tag:yaml.org,2002:';

/** The tag of the key `<<`. */
export const MERGE_TAG = `${STANDARD}merge`;

/** The full tag of a tag token, given the prefixes of handles. */
export function tagOf(token: Token, handles: ReadonlyMap<string, string>): string {
  if (token.text === '') {
    return token.suffix;
  }
  const prefix = handles.get(token.text);
  if (prefix === undefined) {
    throw new YamlError(`the tag handle ${token.text} is not declared`, token.start);
  }
  return prefix + token.suffix;
}

/** The value of a scalar; `plain` if it has no quotes. */
export function valueOf(
  tag: string | undefined,
  text: string,
  plain: boolean,
  offset: number,
): null | boolean | number | string {
  if (tag !== undefined) {
    return resolveTagged(tag, text, offset);
  }
  return plain ? resolvePlain(text) : text;
}

/** A scalar as a key; undefined if JSON has no such key. */
export function keyOf(tag: string | undefined, text: string, plain: boolean, offset: number): string | undefined {
  if (tag !== undefined) {
    const value = resolveTagged(tag, text, offset);
    return typeof value === 'string' ? value : plainKey(text);
  }
  return plain ? plainKey(text) : text;
}

/** The value of a tagged scalar. Only YAML's own scalar tags have an effect; with any other, it is a string. */
function resolveTagged(tag: string, text: string, offset: number): null | boolean | number | string {
  switch (tag) {
    case `${STANDARD}binary`:
      if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text.replace(/[\r\n]/g, ''))) {
        throw new YamlError('a !!binary value must be base64', offset);
      }
      return Buffer.from(text, 'base64').toString('utf8');
    case `${STANDARD}null`:
    case `${STANDARD}bool`:
    case `${STANDARD}int`:
    case `${STANDARD}float`:
    case `${STANDARD}timestamp`:
      expectKind(tag.slice(STANDARD.length), text, offset);
      return resolvePlain(text);
    default:
      return text;
  }
}

function expectKind(wanted: string, text: string, offset: number): void {
  const kind = kindOf(text);
  if (kind !== wanted && !(wanted === 'float' && kind === 'int')) {
    throw new YamlError(`the value is not a !!${wanted}`, offset);
  }
}
