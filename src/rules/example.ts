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
export const diff = diffBelow(0, []);

const PREDICTOR = ['spec:', '  predictors:', '  - name: default'];
const POD = [...PREDICTOR, '    graph: {name: classifier, type: MODEL}', '    componentSpecs:', '    - spec:'];

/** A diff of fields of the spec, next to the only predictor. */
export const specDiff = diffBelow(2, [
  ...PREDICTOR,
  '    graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}',
]);

/** A diff of fields of the only predictor, written without what stands around them. */
export const predictorDiff = diffBelow(4, PREDICTOR);

/** The same for a SeldonDeployment in a namespace, to which the other documents belong. */
export function predictorDiffIn(namespace: string): Template<Example> {
  return diffBelow(4, [`metadata: {name: iris, namespace: ${namespace}}`, ...PREDICTOR]);
}

/** A diff of fields of the only pod, whose container serves the only node. */
export const podDiff = diffBelow(8, POD);

/** A diff of fields of the only container, which serves the only node. */
export const containerDiff = diffBelow(10, [...POD, '        containers:', '        - name: classifier']);

type Template<T> = (strings: TemplateStringsArray, ...values: readonly string[]) => T;

/** Puts lines before an example, and indents it to be a part of the last one, as far as its first document goes. */
function diffBelow(indent: number, frame: readonly string[]): Template<Example> {
  return (strings, ...values) => {
    const lines = String.raw({ raw: strings }, ...values).split('\n');
    const gutter = lines.pop()!.length + 2;
    const manifests = (other: string): string => {
      const own = lines.slice(1).filter((line) => line[gutter] !== other);
      const texts = own.map((line) => line.slice(gutter + 2));
      const end = texts.includes('---') ? texts.indexOf('---') : texts.length;
      return [...frame, ...texts.map((text, i) => (i < end ? ' '.repeat(indent) + text : text))].join('\n');
    };
    return { before: manifests('+'), after: manifests('-') };
  };
}
