import { annotationValue } from '../../../src/rules/annotations/annotation-value';
import { yaml } from '../../../src/rules/example';
import { describeRule } from '../describe-rule';

describeRule(annotationValue, {
  accepts: {
    'a number': yaml`
      annotations: {seldon.io/grpc-timeout: '10'}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'a boolean in upper case': yaml`
      annotations: {seldon.io/engine-separate-pod: 'TRUE'}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'a string': yaml`
      annotations: {seldon.io/istio-host: h}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'a unit': [
      yaml`
      annotations: {seldon.io/rest-timeout: 10s}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.annotations[seldon.io/rest-timeout]', 'does not start'],
    ],
    yes: [
      yaml`
      annotations: {seldon.io/engine-separate-pod: 'yes'}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.annotations[seldon.io/engine-separate-pod]', '"yes" is treated as false'],
    ],
  },
});
