import { yaml } from '../../../src/rules/example';
import { oneShadow } from '../../../src/rules/webhook/one-shadow';
import { describeRule } from '../describe-rule';

describeRule(oneShadow, {
  accepts: {
    'one shadow': yaml`
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
    'three shadows': [
      yaml`
      predictors:
      - name: p0
        shadow: true
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p1
        shadow: true
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: p2
        shadow: true
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[1].shadow', '"p1"'],
      ['spec.predictors[2].shadow', '"p0"'],
    ],
  },
});
