import { type PlacedContainer, type PlacedPredictor } from '../subject';

/** A container of a node, after the first one, in another pod. */
export interface RepeatedNode {
  readonly placed: PlacedContainer;
  readonly name: string;
  /** Index of the component spec with the first one. */
  readonly first: number;
}

/** The containers of nodes that stand in several component specs of a predictor. */
export function repeatedNodes({ nodes, components }: PlacedPredictor): RepeatedNode[] {
  if (components.length < 2) {
    return [];
  }
  const names = new Set(nodes.map(({ node }) => node.name));
  const homes = new Map<string, number>();
  const repeated: RepeatedNode[] = [];
  for (const { index, containers } of components) {
    for (const placed of containers) {
      const { name } = placed.container;
      const first = homes.get(name);
      if (first !== undefined && first !== index && names.has(name)) {
        repeated.push({ placed, name, first });
      }
      homes.set(name, first ?? index);
    }
  }
  return repeated;
}
