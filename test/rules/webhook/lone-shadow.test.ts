import { yaml } from '../../../src/rules/example';
import { loneShadow } from '../../../src/rules/webhook/lone-shadow';
import { describeRule } from '../describe-rule';

describeRule(loneShadow, {
  accepts: {
    'a single predictor': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'a shadow and a predictor': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: b
        shadow: true
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'two shadows, which another rule reports': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        shadow: true
      - name: b
        shadow: true
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'only a shadow': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        shadow: true
    `,
      ['spec.predictors[0].shadow', '"a"'],
    ],
  },
});
