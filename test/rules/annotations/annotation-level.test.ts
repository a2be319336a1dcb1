import { annotationLevel } from '../../../src/rules/annotations/annotation-level';
import { yaml } from '../../../src/rules/example';
import { describeRule } from '../describe-rule';

describeRule(annotationLevel, {
  accepts: {
    'a level that is read': yaml`
      metadata: {name: iris, annotations: {seldon.io/istio-host: h}}
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    "a predictor's annotation": yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        annotations: {seldon.io/svc-name: x}
    `,
    'an annotation of another tool': yaml`
      metadata: {name: iris, annotations: {example.com/x: z, team: a}}
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    "the orchestrator's place on a predictor": [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        annotations: {seldon.io/engine-separate-pod: 'true'}
    `,
      ['spec.predictors[0].annotations[seldon.io/engine-separate-pod]', 'it is not read from'],
    ],
    'a size in metadata': [
      yaml`
      metadata: {name: iris, annotations: {seldon.io/grpc-max-message-size: '1000'}}
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['metadata.annotations[seldon.io/grpc-max-message-size]', 'metadata.annotations'],
    ],
  },
});
