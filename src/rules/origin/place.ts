import { containersOf, maps } from '../../api/graph';
import { isObject, type Json, type JsonObject } from '../../private/json';
import { type Segment } from '../../private/path';
import { valueAt } from '../../private/value-at';

/** A part of a SeldonDeployment and the way to it. */
export interface Place {
  readonly value: JsonObject;
  readonly at: readonly Segment[];
}

/** A predictor, and the parts that objects are made of. */
export interface PredictorPlace extends Place {
  readonly name: string;
  /** The graph's nodes, parents before children. */
  readonly nodes: readonly Place[];
  readonly components: readonly Place[];
}

/** The predictors of a SeldonDeployment in order. */
export function predictorsOf(sdep: JsonObject): PredictorPlace[] {
  const spec = isObject(sdep.spec) ? sdep.spec : {};
  return maps(spec.predictors).map((value, index) => {
    const at = ['spec', 'predictors', index];
    const components = maps(value.componentSpecs).map((component, i) => ({ value: component, at: [...at, 'componentSpecs', i] }));
    return { value, at, name: textOf(value, 'name'), nodes: nodesOf(value.graph, [...at, 'graph']), components };
  });
}

function nodesOf(graph: Json | undefined, at: readonly Segment[]): Place[] {
  const found: Place[] = [];
  const waiting: Place[] = isObject(graph) ? [{ value: graph, at }] : [];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    found.push(place);
    const children = maps(place.value.children);
    for (let i = children.length - 1; i >= 0; i--) {
      waiting.push({ value: children[i], at: [...place.at, 'children', i] });
    }
  }
  return found;
}

/** Where a container of a name is written, else where the graph node is for which the operator adds one. */
export function containerPlace(predictor: PredictorPlace, name: string): Place | undefined {
  for (const component of predictor.components) {
    const index = containersOf(component.value).findIndex((container) => textOf(container, 'name') === name);
    if (index >= 0) {
      return { value: containersOf(component.value)[index], at: [...component.at, 'spec', 'containers', index] };
    }
  }
  return nodePlace(predictor, name);
}

/** Where the graph node of a name is. */
export function nodePlace(predictor: PredictorPlace, name: string): Place | undefined {
  return predictor.nodes.find(({ value }) => textOf(value, 'name') === name);
}

/** A text; empty where absent. */
export function textOf(value: JsonObject | undefined, key: string): string {
  const text = value?.[key];
  return typeof text === 'string' ? text : '';
}

/** As much of a way as somebody has written, and one step more where what is missing is missed. */
export function written(root: JsonObject, way: readonly Segment[], missed: boolean): readonly Segment[] {
  let length = way.length;
  while (length > 0 && (valueAt(root, way.slice(0, length)) ?? undefined) === undefined) {
    length--;
  }
  return way.slice(0, missed ? length + 1 : length);
}
