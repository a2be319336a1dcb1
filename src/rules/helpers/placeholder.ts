/** Longer texts are not searched. */
const LONGEST = 2000;

/** What templates, shells and people put where a value is to come: `{{ }}`, `${}`, `$()`, `$NAME`, `<NAME>`, `__NAME__`, `%NAME%`. */
const PLACEHOLDER =
  // eslint-disable-next-line regexp/no-super-linear-move -- longer texts are not searched
  /\{\{.*?\}\}|\$\{[^}]*\}|\$\([^)]*\)|\$[A-Za-z_]\w*|\{\w+\}|<[^<>]+>|__[A-Z][A-Z0-9_]*__|%[A-Za-z_]{3}\w*%/;

/** What to do about a placeholder. */
export const RENDER_FIRST = 'fill it in, or render the template first and check what comes out';

/** The placeholder in a text that nothing has filled in yet. */
export function placeholderIn(text: string): string | undefined {
  return text.length > LONGEST ? undefined : PLACEHOLDER.exec(text)?.[0];
}
