import { yaml } from '../../../src/rules/example';
import { predictorName } from '../../../src/rules/webhook/predictor-name';
import { describeRule } from '../describe-rule';

describeRule(predictorName, {
  accepts: {
    'different names': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: b
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'the same name three times': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[1].name', '"a" is already used by spec.predictors[0]'],
      ['spec.predictors[2].name', 'spec.predictors[0]'],
    ],
  },
});
