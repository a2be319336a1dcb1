import { yaml } from '../../../src/rules/example';
import { requiredField } from '../../../src/rules/schema/required-field';
import { describeRule } from '../describe-rule';

describeRule(requiredField, {
  accepts: {
    'all required fields': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'no graph': [
      yaml`
      predictors:
      - name: a
    `,
      ['spec.predictors[0].graph', '"graph"'],
    ],
    'no name': [
      yaml`
      predictors:
      - graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[0].name', '"name"'],
    ],
  },
});
