import { yaml } from '../../../src/rules/example';
import { singleTraffic } from '../../../src/rules/webhook/single-traffic';
import { describeRule } from '../describe-rule';

describeRule(singleTraffic, {
  accepts: {
    '100': yaml`
      predictors:
      - name: p0
        traffic: 100
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    '0': yaml`
      predictors:
      - name: p0
        traffic: 0
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    none: yaml`
      predictors:
      - name: p0
        replicas: 1
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'more than 100, as the webhook does': yaml`
      predictors:
      - name: p0
        traffic: 115
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'two predictors': yaml`
      predictors:
      - name: p0
        traffic: 50
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p1
        traffic: 50
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    50: [
      yaml`
      predictors:
      - name: p0
        traffic: 50
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[0].traffic', 'a traffic of 50 instead of 100'],
    ],
    1: [
      yaml`
      predictors:
      - name: p0
        traffic: 1
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[0].traffic', 'a traffic of 1 instead of 100'],
    ],
  },
});
