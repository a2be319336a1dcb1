import { NODE_TYPES } from '../../api/facts/words';
import { isPrepackaged } from '../../api/servers';
import { predictorDiff, trap, upstream, writeOneOf } from '../rule';

const NODE_TYPE_WORDS = Object.keys(NODE_TYPES);

export const nodeType = trap({
  id: 'SELDON251',
  title: 'the type of a node is one that the orchestrator calls, and MODEL for a prepackaged server',
  consequence:
    'The schema accepts any string. The orchestrator never calls a node of an unknown type; a prepackaged server is ' +
    'a MODEL, whatever its type says.',
  example: () => predictorDiff`
    - graph: {name: classifier, type: model}
    + graph: {name: classifier, type: MODEL}
      componentSpecs:
      - spec: {containers: [{name: classifier, image: 'registry.example.com/iris:1'}]}
  `,
  source: upstream('executor/predictor/predictor_process.go'),
  check(subject, report) {
    for (const { node, path } of subject.nodes()) {
      const type = node.type ?? '';
      if (isPrepackaged(node)) {
        if (type !== '' && type !== 'MODEL') {
          report({
            path: `${path}.type`,
            message: `${JSON.stringify(type)} is ignored: ${JSON.stringify(node.implementation)} is a MODEL`,
            remedy: "remove 'type'",
          });
        }
      } else if (type !== '' && !NODE_TYPE_WORDS.includes(type)) {
        report({
          path: `${path}.type`,
          message: `unknown node type ${JSON.stringify(type)}: the executor never calls this node`,
          remedy: writeOneOf(type, NODE_TYPE_WORDS),
        });
      }
    }
  },
});
