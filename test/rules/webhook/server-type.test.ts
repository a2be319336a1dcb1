import { yaml } from '../../../src/rules/example';
import { serverType } from '../../../src/rules/webhook/server-type';
import { describeRule } from '../describe-rule';

describeRule(serverType, {
  accepts: {
    rpc: yaml`
      serverType: rpc
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    kafka: yaml`
      serverType: kafka
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'nothing at all': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'an empty string': yaml`
      serverType: ''
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'a transport': [
      yaml`
      serverType: grpc
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.serverType', '"grpc"'],
    ],
  },
});
