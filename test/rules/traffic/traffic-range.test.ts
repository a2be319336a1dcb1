import { yaml } from '../../../src/rules/example';
import { trafficRange } from '../../../src/rules/traffic/traffic-range';
import { describeRule } from '../describe-rule';

describeRule(trafficRange, {
  accepts: {
    '0 and 100': yaml`
      predictors:
      - name: p0
        traffic: 0
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p1
        traffic: 100
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'a negative number': [
      yaml`
      predictors:
      - name: p0
        traffic: 110
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p1
        traffic: -10
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[0].traffic', '110'],
      ['spec.predictors[1].traffic', '-10'],
    ],
    'a single predictor with more than 100': [
      yaml`
      predictors:
      - name: p0
        traffic: 115
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[0].traffic', '115'],
    ],
  },
});
