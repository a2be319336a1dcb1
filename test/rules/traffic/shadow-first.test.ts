import { yaml } from '../../../src/rules/example';
import { shadowFirst } from '../../../src/rules/traffic/shadow-first';
import { describeRule } from '../describe-rule';

describeRule(shadowFirst, {
  accepts: {
    'a shadow at the end': yaml`
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
    'a shadow at the beginning': [
      yaml`
      predictors:
      - name: p0
        shadow: true
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p1
        traffic: 100
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[0].shadow', '"p0"'],
    ],
  },
});
