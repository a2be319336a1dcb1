import { annotationValue } from '../../../src/rules/annotations/annotation-value';
import { yaml } from '../../../src/rules/example';
import { describeRule } from '../describe-rule';

describeRule(annotationValue, {
  accepts: {
    'a number': yaml`
      annotations: {seldon.io/grpc-timeout: '10000'}
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

describeRule(annotationValue, {
  accepts: {
    'a short timeout in milliseconds':
      "annotations: {seldon.io/rest-timeout: '200'}".replace(
        /^/,
        'spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}], ',
      ) + '}',
  },
  rejects: {
    'seconds where milliseconds are read, and mebibytes where bytes are': [
      "spec: {annotations: {seldon.io/rest-timeout: '30', seldon.io/grpc-max-message-size: '100'}, predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]}",
      ['spec.annotations[seldon.io/rest-timeout]', '30 is in milliseconds'],
      ['spec.annotations[seldon.io/grpc-max-message-size]', '100 is in bytes'],
    ],
  },
});
