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
    'no spec': [
      yaml`
      metadata: {name: iris}
    `,
      ['spec.predictors', 'is empty'],
    ],
    'an empty list': [
      yaml`
      spec:
        predictors: []
    `,
      ['spec.predictors', 'is empty'],
    ],
  },
});
