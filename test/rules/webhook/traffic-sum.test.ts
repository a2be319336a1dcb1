import { yaml } from '../../../src/rules/example';
import { trafficSum } from '../../../src/rules/webhook/traffic-sum';
import { describeRule } from '../describe-rule';

describeRule(trafficSum, {
  accepts: {
    '50 and 50': yaml`
      predictors:
      - name: p0
        traffic: 50
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p1
        traffic: 50
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'one predictor': yaml`
      predictors:
      - name: p0
        traffic: 7
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'a shadow that does not count': yaml`
      predictors:
      - name: p0
        traffic: 60
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p1
        traffic: 40
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p2
        shadow: true
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'one predictor and a shadow': yaml`
      predictors:
      - name: p0
        traffic: 0
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p1
        shadow: true
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'a sum that is 100 only in 32 bits, as the webhook does': yaml`
      predictors:
      - name: p0
        traffic: 2147483647
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p1
        traffic: 2147483647
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p2
        traffic: 102
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    '60 and 50': [
      yaml`
      predictors:
      - name: p0
        traffic: 60
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p1
        traffic: 50
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[1].traffic', 'adds up to 110'],
    ],
    'no traffic': [
      yaml`
      predictors:
      - name: p0
        replicas: 1
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p1
        replicas: 1
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[1].traffic', 'p0 0, p1 0'],
    ],
    'a shadow that would make it 100': [
      yaml`
      predictors:
      - name: p0
        traffic: 60
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p1
        traffic: 20
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p2
        shadow: true
        traffic: 20
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[1].traffic', 'adds up to 80'],
    ],
  },
});
