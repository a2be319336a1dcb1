import { type Node } from './model';
import { type Scope } from './scope';

/** Path of a node, such as `spec.predictors[0].graph.children[1]`. */
export function nodePath({ sdep: { spec } }: Scope, node: Node): string {
  return (
    spec.predictors
      .map(({ graph }, index) => below(graph, node, `spec.predictors[${index}].graph`))
      .find((path) => path !== undefined) ?? 'spec.predictors'
  );
}

function below(start: Node, node: Node, path: string): string | undefined {
  if (start === node) {
    return path;
  }
  for (const [index, child] of (start.children ?? []).entries()) {
    const found = below(child, node, `${path}.children[${index}]`);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
