import { isPrepackaged } from './servers';
import { asText, isObject, type Json, type JsonObject, maps } from '../private/json';

/**
 * A graph node and all nodes below it, parents before children, in document order; works at any depth, as it does not
 * recurse.
 */
export function graphNodes(graph: Json | undefined): JsonObject[] {
  const nodes: JsonObject[] = [];
  const waiting: (Json | undefined)[] = [graph];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (isObject(node)) {
      nodes.push(node);
      const children = maps(node.children);
      for (let i = children.length - 1; i >= 0; i--) {
        waiting.push(children[i]);
      }
    }
  }
  return nodes;
}

/** The containers of one component spec. */
export function containersOf(component: Json | undefined): readonly JsonObject[] {
  return isObject(component) && isObject(component.spec) ? maps(component.spec.containers) : [];
}

/**
 * Names of the containers of each component spec of a predictor, including those that the operator adds: a prepackaged
 * server without a container gets one in the first component spec, which is created if necessary.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/apis/machinelearning.seldon.io/v1/defaults.go
 */
export function containerNames(predictor: JsonObject): string[][] {
  const components = Array.isArray(predictor.componentSpecs) ? predictor.componentSpecs : [];
  const names = components.map((component) => containersOf(component).map((container) => asText(container.name ?? '')));
  for (const node of graphNodes(predictor.graph)) {
    const name = asText(node.name ?? '');
    if (isPrepackaged(node) && !names.some((pod) => pod.includes(name))) {
      (names[0] ??= []).push(name);
    }
  }
  return names;
}
