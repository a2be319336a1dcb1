import { type DroppedField } from '../../api/validation/verdict';
import { schemaRule } from '../helpers/schema-rule';

/** The schema defines children down to this level; the root is level 1. */
const DEEPEST = 11;

/** Whether these are children below the last level that the schema defines. */
export function isTooDeep({ path }: DroppedField): boolean {
  return path[path.length - 1] === 'children' && path.filter((step) => step === 'children').length >= DEEPEST;
}

export const graphDepth = schemaRule({
  id: 'SELDON013',
  title: `a graph is at most ${DEEPEST} levels deep`,
  consequence:
    'The schema defines a fixed number of levels. The API server drops children below the last one, and the ' +
    'orchestrator never calls them.',
  example: () => ({ before: chain(DEEPEST + 1), after: chain(DEEPEST) }),
  check({ verdict }, report) {
    for (const dropped of verdict.pruned.filter(isTooDeep)) {
      report({
        path: dropped.field,
        message: `these children are on level ${DEEPEST + 1} of the graph, but the schema ends at level ${DEEPEST}`,
        remedy: 'flatten the graph: combine steps that always follow each other in one node',
        pruned: true,
      });
    }
  },
});

/** A graph in which each node has one child, a line for each level. */
function chain(levels: number): string {
  const nodes = Array.from(
    { length: levels },
    (_, i) => `{name: n${i + 1}, implementation: SKLEARN_SERVER, modelUri: gs://models/${i + 1}`,
  );
  const graph = `${nodes.join(', children: [\n      ')}}${']}'.repeat(levels - 1)}`;
  return `spec:\n  predictors:\n  - name: default\n    graph:\n      ${graph}`;
}
