import { yaml } from '../../../src/rules/example';
import { endpointWord } from '../../../src/rules/graph/endpoint-word';
import { describeRule } from '../describe-rule';

describeRule(endpointWord, {
  accepts: {
    REST: yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, endpoint: {type: REST}}
    `,
    GRPC: yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, endpoint: {type: GRPC}}
    `,
  },
  rejects: {
    'lower case': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, endpoint: {type: rest}}
    `,
      ['spec.predictors[0].graph.endpoint.type', '"rest"'],
    ],
  },
});
