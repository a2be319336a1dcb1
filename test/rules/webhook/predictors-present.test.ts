import { yaml } from '../../../src/rules/example';
import { predictorsPresent } from '../../../src/rules/webhook/predictors-present';
import { describeRule } from '../describe-rule';

describeRule(predictorsPresent, {
  accepts: {
    'a predictor': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'no spec at all': [
      yaml`
      metadata: {name: iris}
    `,
      ['spec.predictors', 'nothing in'],
    ],
    'an empty list': [
      yaml`
      spec:
        predictors: []
    `,
      ['spec.predictors', 'nothing in'],
    ],
  },
});
