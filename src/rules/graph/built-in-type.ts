import { BUILT_IN_IMPLEMENTATIONS } from '../../api/facts/words';
import { predictorDiff, trap, upstream } from '../rule';

const CALLED = ['MODEL', 'ROUTER', 'COMBINER', 'TRANSFORMER', 'OUTPUT_TRANSFORMER'];

export const builtInType = trap({
  id: 'SELDON260',
  title: 'a built-in implementation has no type',
  consequence:
    'The executor looks at the type first: it calls a container for the node, but there is none. Every request fails.',
  example: () => predictorDiff`
      graph:
        name: router
    -   type: ROUTER
        implementation: RANDOM_ABTEST
        children:
        - {name: a, implementation: SKLEARN_SERVER, modelUri: gs://models/a}
        - {name: b, implementation: SKLEARN_SERVER, modelUri: gs://models/b}
  `,
  source: upstream('executor/predictor/predictor_process.go'),
  check(subject, report) {
    for (const placed of subject.nodes()) {
      const { node, path } = placed;
      if (
        BUILT_IN_IMPLEMENTATIONS.includes(node.implementation ?? '') &&
        CALLED.includes(node.type ?? '') &&
        !subject.containerOf(placed)
      ) {
        report({
          path: `${path}.type`,
          message:
            `the executor calls a container for type ${JSON.stringify(node.type)}, but ` +
            `${JSON.stringify(node.implementation)} has none`,
          remedy: "remove 'type'",
        });
      }
    }
  },
});
