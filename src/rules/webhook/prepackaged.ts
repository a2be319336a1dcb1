import { type GraphNode } from '../shape';

const BUILT_IN = ['SIMPLE_MODEL', 'SIMPLE_ROUTER', 'RANDOM_ABTEST', 'AVERAGE_COMBINER', 'UNKNOWN_IMPLEMENTATION', ''];

/** Whether a node asks for a prepackaged server; any name that is not built in counts as one. */
export function isPrepackaged(node: GraphNode): boolean {
  return !BUILT_IN.includes(node.implementation ?? '');
}
