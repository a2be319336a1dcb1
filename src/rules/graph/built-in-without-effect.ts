import { BUILT_INS } from '../../api/facts/words';
import { predictorDiff, trap, upstream } from '../rule';

export const builtInWithoutEffect = trap({
  id: 'SELDON258',
  failsInCode: true,
  title: 'a built-in implementation is one that the executor implements',
  consequence:
    'The others were part of the Java engine, which Seldon Core 1.9 removed. The executor implements only ' +
    '`RANDOM_ABTEST`, and passes messages through the others.',
  example: () => predictorDiff`
      graph:
        name: combiner
    -   implementation: AVERAGE_COMBINER
    +   type: COMBINER
        children:
        - {name: a, implementation: SKLEARN_SERVER, modelUri: gs://models/a}
        - {name: b, implementation: SKLEARN_SERVER, modelUri: gs://models/b}
    + componentSpecs:
    + - spec: {containers: [{name: combiner, image: 'registry.example.com/average:1'}]}
  `,
  source: upstream('executor/predictor/predictor_process.go'),
  check(subject, report) {
    for (const { node, path } of subject.nodes()) {
      const { implementation = '' } = node;
      const { without } = Object.hasOwn(BUILT_INS, implementation) ? BUILT_INS[implementation] : {};
      if (without !== undefined) {
        report({
          path: `${path}.implementation`,
          message: `the executor does not implement ${implementation}: it ${without}`,
          remedy: "serve the node with your own container, and set its 'type'",
        });
      }
    }
  },
});
