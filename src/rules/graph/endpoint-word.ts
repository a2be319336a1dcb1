import { ENDPOINT_TYPES } from '../../api/facts/words';
import { diff, trap, upstream, writeOneOf } from '../rule';

const TYPES = Object.keys(ENDPOINT_TYPES);

export const endpointWord = trap({
  id: 'SELDON254',
  looksAt: ['endpoint'],
  title: 'the endpoint type of a node is REST or GRPC',
  consequence: 'The schema accepts any string; every value other than `GRPC` means REST.',
  example: () => diff`
      spec:
    +   transport: grpc
        predictors:
        - name: default
    -     graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris, endpoint: {type: grpc}}
    +     graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
  `,
  source: upstream('operator/apis/machinelearning.seldon.io/v1/defaults.go'),
  check(subject, report) {
    for (const { node, path } of subject.nodes()) {
      const type = node.endpoint?.type ?? '';
      if (type !== '' && !TYPES.includes(type)) {
        report({
          path: `${path}.endpoint.type`,
          message: `unknown endpoint type ${JSON.stringify(type)} is treated as REST`,
          remedy: writeOneOf(type, TYPES),
        });
      }
    }
  },
});
