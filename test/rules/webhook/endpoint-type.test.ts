import { yaml } from '../../../src/rules/example';
import { endpointType } from '../../../src/rules/webhook/endpoint-type';
import { describeRule } from '../describe-rule';

describeRule(endpointType, {
  accepts: {
    'the same type twice': yaml`
      predictors:
      - name: a
        traffic: 50
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, endpoint: {type: REST}}
      - name: b
        traffic: 50
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, endpoint: {type: REST}}
    `,
    'a type and a node without one': yaml`
      predictors:
      - name: a
        traffic: 50
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, endpoint: {type: GRPC}}
      - name: b
        traffic: 50
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, endpoint: {httpPort: 9000}}
    `,
  },
  rejects: {
    'two types in two predictors': [
      yaml`
      predictors:
      - name: a
        traffic: 50
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, endpoint: {type: REST}}
      - name: b
        traffic: 50
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, endpoint: {type: GRPC}}
    `,
      ['spec.predictors[1].graph.endpoint.type', 'spec.predictors[0].graph.endpoint.type'],
    ],
  },
});
