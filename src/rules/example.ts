/** Manifests (YAML) that break a rule, and the same manifests fixed. */
export interface Example {
  readonly before: string;
  readonly after: string;
  /** Values of the operator chart (YAML) under which the rule applies; the chart's defaults if absent. */
  readonly operator?: string;
  /** The fixed values, if the values are the problem. */
  readonly operatorAfter?: string;
}

/**
 * YAML for an example: removes the indentation of the source code, which is that of the first line. Values are inserted
 * unchanged.
 */
export function yaml(strings: TemplateStringsArray, ...values: readonly string[]): string {
  const text = String.raw({ raw: strings }, ...values);
  const indent = text.slice(0, text.search(/[^\n ]/));
  return text.slice(0, text.lastIndexOf('\n')).replaceAll(indent, '\n').slice(1);
}

/**
 * An example as a diff: a line marked `-` is in the faulty manifests only, one marked `+` in the fixed ones only. Marks
 * are two columns to the right of the closing backtick, the YAML four. Values are inserted unchanged.
 */
export function diff(strings: TemplateStringsArray, ...values: readonly string[]): Example {
  const lines = String.raw({ raw: strings }, ...values).split('\n');
  const gutter = lines.pop()!.length + 2;
  const manifests = (other: string): string =>
    lines
      .slice(1)
      .filter((line) => line[gutter] !== other)
      .map((line) => line.slice(gutter + 2))
      .join('\n');
  return { before: manifests('+'), after: manifests('-') };
}
