import { predictorDiff, trap, upstream } from '../rule';

export const nodeName = trap({
  id: 'SELDON257',
  title: 'the nodes of a graph have different names',
  consequence:
    'Both nodes refer to the same container. The operator configures only the first one: the other has no address, ' +
    'and requests to it fail.',
  example: () => predictorDiff`
      graph:
        name: router
        implementation: RANDOM_ABTEST
        children:
    -   - {name: model, implementation: SKLEARN_SERVER, modelUri: gs://models/a}
    -   - {name: model, implementation: SKLEARN_SERVER, modelUri: gs://models/b}
    +   - {name: model-a, implementation: SKLEARN_SERVER, modelUri: gs://models/a}
    +   - {name: model-b, implementation: SKLEARN_SERVER, modelUri: gs://models/b}
  `,
  source: upstream('operator/apis/machinelearning.seldon.io/v1/defaults.go'),
  check({ predictors }, report) {
    for (const { nodes } of predictors) {
      const first = new Map<string, string>();
      for (const { node, path } of nodes) {
        const taken = first.get(node.name);
        if (taken === undefined) {
          first.set(node.name, path);
        } else {
          report({
            path: `${path}.name`,
            message: `${JSON.stringify(node.name)} is already the name of ${taken}`,
            remedy: 'give each node, and its container, a different name',
          });
        }
      }
    }
  },
});
