import { yaml } from '../../../src/rules/example';
import { serviceName } from '../../../src/rules/webhook/service-name';
import { describeRule } from '../describe-rule';

describeRule(serviceName, {
  accepts: {
    'different names': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        annotations: {seldon.io/svc-name: 'x'}
      - name: b
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        annotations: {seldon.io/svc-name: 'y'}
    `,
    'one name once': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        annotations: {seldon.io/svc-name: 'x'}
      - name: b
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'the same name three times': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        annotations: {seldon.io/svc-name: 'x'}
      - name: b
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        annotations: {seldon.io/svc-name: 'x'}
      - name: c
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        annotations: {seldon.io/svc-name: 'x'}
    `,
      ['spec.predictors[1].annotations[seldon.io/svc-name]', '"x"'],
      ['spec.predictors[2].annotations[seldon.io/svc-name]', 'predictor "a"'],
    ],
    'the empty name twice': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        annotations: {seldon.io/svc-name: ''}
      - name: b
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        annotations: {seldon.io/svc-name: ''}
    `,
      ['spec.predictors[1].annotations[seldon.io/svc-name]', '""'],
    ],
  },
});
