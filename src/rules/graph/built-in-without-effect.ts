import { yaml } from '../example';
import { trap } from '../helpers/trap';
import { upstream } from '../rule';

const EFFECT: ReadonlyMap<string, string> = new Map([
  ['SIMPLE_MODEL', 'answers with the request itself'],
  ['SIMPLE_ROUTER', 'calls all children and keeps the answer of the first'],
  ['AVERAGE_COMBINER', 'keeps the answer of the first child and averages nothing'],
]);

export const builtInWithoutEffect = trap({
  id: 'SELDON258',
  severity: 'warning',
  title: 'a built-in implementation is one that the executor has',
  consequence:
    'These implementations were part of the old Java engine. The executor knows only `RANDOM_ABTEST`, and passes messages through the others.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
          graph:
            name: combiner
            implementation: AVERAGE_COMBINER
            children:
            - {name: a, implementation: SKLEARN_SERVER, modelUri: gs://models/a}
            - {name: b, implementation: SKLEARN_SERVER, modelUri: gs://models/b}
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          graph:
            name: combiner
            type: COMBINER
            children:
            - {name: a, implementation: SKLEARN_SERVER, modelUri: gs://models/a}
            - {name: b, implementation: SKLEARN_SERVER, modelUri: gs://models/b}
          componentSpecs:
          - spec: {containers: [{name: combiner, image: 'registry.example.com/average:1'}]}
    `,
  },
  source: upstream('executor/predictor/predictor_process.go'),
  check(subject, report) {
    for (const { node, path } of subject.nodes()) {
      const effect = EFFECT.get(node.implementation ?? '');
      if (effect !== undefined) {
        report({
          path: `${path}.implementation`,
          message: `${JSON.stringify(node.implementation)} is not part of the executor: it ${effect}`,
          remedy: "serve the node with a container of your own, and set its 'type'",
        });
      }
    }
  },
});
