import { yaml } from '../../../src/rules/example';
import { shadowTraffic } from '../../../src/rules/webhook/shadow-traffic';
import { describeRule } from '../describe-rule';

describeRule(shadowTraffic, {
  accepts: {
    'no traffic': yaml`
      predictors:
      - name: p0
        traffic: 100
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p1
        shadow: true
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    '100': yaml`
      predictors:
      - name: p0
        traffic: 100
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p1
        shadow: true
        traffic: 100
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'too much for a predictor that is not a shadow': yaml`
      predictors:
      - name: p0
        traffic: 200
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    '101': [
      yaml`
      predictors:
      - name: p0
        traffic: 100
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p1
        shadow: true
        traffic: 101
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[1].traffic', '101'],
    ],
    'a negative number': [
      yaml`
      predictors:
      - name: p0
        traffic: 100
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p1
        shadow: true
        traffic: -1
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[1].traffic', '-1'],
    ],
  },
});
