/** YAML for an example: takes away the indentation that the source code gives it. */
export function yaml(strings: TemplateStringsArray): string {
  const lines = strings[0].split('\n').slice(1, -1);
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent)).join('\n');
}
