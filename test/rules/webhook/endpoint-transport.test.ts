import { yaml } from '../../../src/rules/example';
import { endpointTransport } from '../../../src/rules/webhook/endpoint-transport';
import { describeRule } from '../describe-rule';

describeRule(endpointTransport, {
  accepts: {
    'the same transport': yaml`
      transport: rest
      predictors:
      - name: a
        traffic: 50
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, endpoint: {type: REST}}
      - name: b
        traffic: 50
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'no transport': yaml`
      predictors:
      - name: a
        traffic: 50
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, endpoint: {type: GRPC}}
      - name: b
        traffic: 50
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'a type that the webhook does not know': yaml`
      transport: rest
      predictors:
      - name: a
        traffic: 50
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, endpoint: {type: HTTP}}
      - name: b
        traffic: 50
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'two types, which another rule reports': yaml`
      transport: rest
      predictors:
      - name: a
        traffic: 50
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, endpoint: {type: REST}}
      - name: b
        traffic: 50
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, endpoint: {type: GRPC}}
    `,
  },
  rejects: {
    'REST with grpc': [
      yaml`
      transport: grpc
      predictors:
      - name: a
        traffic: 50
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: b
        traffic: 50
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, endpoint: {type: REST}}
    `,
      ['spec.predictors[1].graph.endpoint.type', '"grpc"'],
    ],
    'GRPC with rest': [
      yaml`
      transport: rest
      predictors:
      - name: a
        traffic: 50
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, endpoint: {type: GRPC}}
      - name: b
        traffic: 50
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[0].graph.endpoint.type', '"GRPC"'],
    ],
  },
});
