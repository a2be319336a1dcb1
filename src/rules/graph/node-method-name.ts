import { NODE_METHODS } from '../../api/facts/words';
import { predictorDiff, trap, upstream, writeOneOf } from '../rule';

const METHODS: readonly string[] = NODE_METHODS;

export const nodeMethodName = trap({
  id: 'SELDON252',
  title: 'the methods of a node are ones that the orchestrator calls',
  consequence: 'The schema accepts any string, and the orchestrator ignores methods that it does not know.',
  example: () => predictorDiff`
    - graph: {name: classifier, type: UNKNOWN_TYPE, methods: [PREDICT]}
    + graph: {name: classifier, type: UNKNOWN_TYPE, methods: [TRANSFORM_INPUT]}
      componentSpecs:
      - spec: {containers: [{name: classifier, image: 'registry.example.com/iris:1'}]}
  `,
  source: upstream('executor/predictor/predictor_process.go'),
  check(subject, report) {
    for (const { node, path } of subject.nodes()) {
      (node.methods ?? []).forEach((method, i) => {
        if (!METHODS.includes(method)) {
          report({
            path: `${path}.methods[${i}]`,
            message: `unknown node method ${JSON.stringify(method)} is ignored`,
            remedy: writeOneOf(method, METHODS),
          });
        }
      });
    }
  },
});
