import { yaml } from '../../../src/rules/example';
import { ambassadorWeight } from '../../../src/rules/gateway/ambassador-weight';
import { describeRule } from '../describe-rule';

describeRule(ambassadorWeight, {
  operator: 'ambassador: {enabled: true, version: v1}',
  accepts: {
    '1': yaml`
      predictors:
      - name: p0
        traffic: 99
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p1
        traffic: 1
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    '0 for the first, whose weight is never written': yaml`
      predictors:
      - name: p0
        traffic: 0
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p1
        traffic: 100
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'a shadow': yaml`
      predictors:
      - name: p0
        traffic: 100
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p1
        shadow: true
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    0: [
      yaml`
      predictors:
      - name: p0
        traffic: 100
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p1
        traffic: 0
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[1].traffic', '"p1"'],
    ],
  },
});
