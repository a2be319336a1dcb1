/**
 * YAML for an example: removes the indentation of the source code, which is that of the first line. Values are inserted
 * unchanged.
 */
export function yaml(strings: TemplateStringsArray, ...values: readonly string[]): string {
  const text = String.raw({ raw: strings }, ...values);
  const indent = text.slice(0, text.search(/[^\n ]/));
  return text.slice(0, text.lastIndexOf('\n')).replaceAll(indent, '\n').slice(1);
}
