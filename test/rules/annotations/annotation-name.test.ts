import { annotationName } from '../../../src/rules/annotations/annotation-name';
import { yaml } from '../../../src/rules/example';
import { describeRule } from '../describe-rule';

describeRule(annotationName, {
  accepts: {
    'what Tempo writes and reads': yaml`
      metadata: {name: iris, annotations: {seldon.io/tempo-model: '{}', seldon.io/tempo-description: a pipeline}}
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'a known one': yaml`
      annotations: {seldon.io/rest-timeout: '1'}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'a variable of the orchestrator': yaml`
      annotations: {seldon.io/engine-log-level: DEBUG}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'another prefix': yaml`
      annotations: {example.com/rest-timeout: '1'}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'a misspelt name': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        annotations: {seldon.io/svcname: x}
    `,
      ['spec.predictors[0].annotations[seldon.io/svcname]', 'seldon.io/svcname'],
    ],
    'a variable of the orchestrator on a predictor': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        annotations: {seldon.io/engine-log-level: DEBUG}
    `,
      ['spec.predictors[0].annotations[seldon.io/engine-log-level]', 'no effect here'],
    ],
  },
});
