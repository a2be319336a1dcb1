import { yaml } from '../../../src/rules/example';
import { shadowShare } from '../../../src/rules/traffic/shadow-share';
import { describeRule } from '../describe-rule';

describeRule(shadowShare, {
  accepts: {
    '100': yaml`
      predictors:
      - name: p0
        traffic: 100
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p1
        shadow: true
        traffic: 20
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'no traffic': yaml`
      predictors:
      - name: p0
        replicas: 1
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p1
        shadow: true
        traffic: 20
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'two that answer': yaml`
      predictors:
      - name: p0
        traffic: 80
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p1
        traffic: 20
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p2
        shadow: true
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    80: [
      yaml`
      predictors:
      - name: p0
        traffic: 80
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p1
        shadow: true
        traffic: 20
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[0].traffic', 'not 80 percent'],
    ],
  },
});
