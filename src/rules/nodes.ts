import { type PlacedNode, type Subject } from './subject';

/** The first node of a name in any graph. */
export function nodeNamed({ predictors }: Subject, name: string): PlacedNode | undefined {
  for (const { nodes } of predictors) {
    const found = nodes.find(({ node }) => node.name === name);
    if (found) {
      return found;
    }
  }
  return undefined;
}
