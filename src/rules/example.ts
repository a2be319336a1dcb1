/**
 * YAML for an example: takes away the indentation that the source code gives it, which is that of the first line. Values
 * are put in as they are.
 */
export function yaml(strings: TemplateStringsArray, ...values: readonly string[]): string {
  const text = String.raw({ raw: strings }, ...values);
  const indent = text.slice(0, text.search(/[^\n ]/));
  return text.slice(0, text.lastIndexOf('\n')).replaceAll(indent, '\n').slice(1);
}
