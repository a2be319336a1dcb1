/**
 * A string in which nothing is hidden and nothing acts: control characters, line breaks and characters that change the
 * direction of writing are written as `\u202e`.
 */
export function visible(text: string): string {
  return text.replace(INVISIBLE, escaped);
}

/**
 * A value as JSON in which nothing is hidden and nothing acts on a terminal: it is read as the same value.
 * @param indent number of spaces of each level; 0 for one line
 */
export function visibleJson(value: object, indent = 2): string {
  return JSON.stringify(value, null, indent).replace(INVISIBLE, (character) =>
    character === '\n' ? character : escaped(character),
  );
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

// Controls of ASCII and Latin-1, soft hyphen, marks and overrides of direction, separators of lines, byte order mark,
// lone surrogates.
// eslint-disable-next-line no-control-regex -- control characters are what it is about
const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
