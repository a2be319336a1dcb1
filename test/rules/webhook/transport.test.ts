import { yaml } from '../../../src/rules/example';
import { transport } from '../../../src/rules/webhook/transport';
import { describeRule } from '../describe-rule';

describeRule(transport, {
  accepts: {
    rest: yaml`
      transport: rest
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    grpc: yaml`
      transport: grpc
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
      transport: ''
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'upper case': [
      yaml`
      transport: REST
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.transport', '"REST"'],
    ],
    http: [
      yaml`
      transport: http
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.transport', '"http"'],
    ],
  },
});
