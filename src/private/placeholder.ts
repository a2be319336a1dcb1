/** Longer strings are not searched. */
const LONGEST = 2000;

/**
 * Placeholders of templates, shells and people: `{{ }}`, `${}`, `$()`, `$NAME`, `<NAME>`, `__NAME__`, `%NAME%`,
 * `@@NAME@@`, `[[ ]]`.
 */
const PLACEHOLDER =
  // eslint-disable-next-line regexp/no-super-linear-move -- longer strings are not searched
  /\{\{.*?\}\}|\$\{[^}]*\}|\$\([^)]*\)|\$[A-Za-z_]\w*|\{\w+\}|<[^<>]+>|__[A-Z][A-Z0-9_]*__|%[A-Za-z_]{3}\w*%|@@\w+@@|\[\[.*?\]\]/;

/** Words that stand for a value to come, in places where a name may not be anything else. */
const WORD =
  /\b[A-Z_]*PLACEHOLDER\b|\b(?:REPLACE|CHANGE|FILL)[_-]?(?:ME|IN|THIS)\b|\b(?:YOUR|INSERT|REPLACE)[_-][A-Z][A-Z_-]*\b|\b(?:TODO|FIXME)\b|\[[A-Z][A-Z0-9_ -]*\]|(?<=:)(?:IMAGE_)?(?:TAG|VERSION)$|(?:^|[/@.])(your[-_]\w+)/;

/** What to do about a placeholder. */
export const RENDER_FIRST = 'fill it in, or render the template first and check the result';

/** A placeholder in a string that was not filled in, if any. */
export function placeholderIn(text: string): string | undefined {
  return text.length > LONGEST ? undefined : PLACEHOLDER.exec(text)?.[0];
}

/** The same in images and URIs, where words such as `REPLACE_ME` and `your-bucket` are placeholders as well. */
export function placeholderOrWordIn(text: string): string | undefined {
  const word = text.length > LONGEST ? null : WORD.exec(text);
  return placeholderIn(text) ?? word?.[1] ?? word?.[0];
}
