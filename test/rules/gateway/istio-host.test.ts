import { yaml } from '../../../src/rules/example';
import { istioHost } from '../../../src/rules/gateway/istio-host';
import { describeRule } from '../describe-rule';

describeRule(istioHost, {
  operator: 'istio: {enabled: true}',
  accepts: {
    'one host': yaml`
      annotations: {seldon.io/istio-host: h}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'two hosts': [
      yaml`
      annotations: {seldon.io/istio-host: 'a,b'}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.annotations[seldon.io/istio-host]', '"a,b"'],
    ],
  },
});
