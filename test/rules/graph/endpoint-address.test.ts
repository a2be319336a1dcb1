import { yaml } from '../../../src/rules/example';
import { endpointAddress } from '../../../src/rules/graph/endpoint-address';
import { describeRule } from '../describe-rule';

describeRule(endpointAddress, {
  accepts: {
    'the port that the operator assigns': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL, endpoint: {httpPort: 9000, grpcPort: 9500}}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
    `,
    'the port that the container names': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL, endpoint: {service_port: 8080}}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1', ports: [{name: http, containerPort: 8080}]}]}
    `,
    'the host next to the orchestrator': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL, endpoint: {service_host: 0.0.0.0}}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
    `,
    'a built-in implementation, which has no container': yaml`
      predictors:
      - name: a
        graph: {name: r, implementation: RANDOM_ABTEST, endpoint: {httpPort: 1},
            children: [{name: x, implementation: SKLEARN_SERVER, modelUri: gs://x}, {name: z, implementation: SKLEARN_SERVER, modelUri: gs://z}]}
    `,
  },
  rejects: {
    'another port': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL, endpoint: {httpPort: 8080, service_host: elsewhere}}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
    `,
      ['spec.predictors[0].graph.endpoint.service_host', '"elsewhere"'],
      ['spec.predictors[0].graph.endpoint.httpPort', '8080'],
    ],
  },
});

describe('if the operator counts from other numbers', () => {
  describeRule(endpointAddress, {
    operator: 'predictiveUnit: {httpPort: 7000}',
    accepts: {
      'its first number': yaml`
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, endpoint: {httpPort: 7000}}
      `,
    },
    rejects: {
      'the usual first number': [
        yaml`
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, endpoint: {httpPort: 9000}}
      `,
        ['spec.predictors[0].graph.endpoint.httpPort', '9000'],
      ],
    },
  });
});
