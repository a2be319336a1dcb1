import { Untypable } from './untypable';
import { containersOf } from '../../api/graph';
import { asText, type JsonObject, maps } from '../../private/json';

/** A container of a graph node, and its path. */
export interface PlacedContainer {
  readonly container: JsonObject;
  readonly path: string;
}

/** The containers of graph nodes by the nodes' names; the first one of a name is the node's. */
export function nodeContainers(
  predictor: JsonObject,
  names: ReadonlySet<string>,
  path: string,
): Map<string, PlacedContainer> {
  const found = new Map<string, PlacedContainer>();
  maps(predictor.componentSpecs).forEach((component, i) =>
    containersOf(component).forEach((container, k) => {
      const name = asText(container.name ?? '');
      const place = `${path}.componentSpecs[${i}].spec.containers[${k}]`;
      if (names.has(name) && found.has(name)) {
        throw new Untypable(place, `node ${JSON.stringify(name)} has two containers`);
      }
      if (names.has(name)) {
        found.set(name, { container, path: place });
      }
    }),
  );
  return found;
}
