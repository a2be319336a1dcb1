import { numberAnnotation } from '../../../src/rules/annotations/number-annotation';
import { yaml } from '../../../src/rules/example';
import { describeRule } from '../describe-rule';

describeRule(numberAnnotation, {
  operator: 'ambassador: {enabled: true}',
  accepts: {
    numbers: yaml`
      annotations: {seldon.io/rest-timeout: '1000', seldon.io/ambassador-retries: '3'}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'a word for another ingress': yaml`
      annotations: {seldon.io/istio-retries: many}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'a timeout with a unit': [
      yaml`
      annotations: {seldon.io/rest-timeout: 10s}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.annotations[seldon.io/rest-timeout]', 'not a whole number'],
    ],
    'a circuit breaker in metadata': [
      yaml`
      metadata: {name: iris, annotations: {seldon.io/ambassador-circuit-breakers-max-requests: many}}
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['metadata.annotations[seldon.io/ambassador-circuit-breakers-max-requests]', 'not a whole number'],
    ],
  },
});
