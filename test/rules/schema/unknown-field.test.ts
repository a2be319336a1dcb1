import { yaml } from '../../../src/rules/example';
import { unknownField } from '../../../src/rules/schema/unknown-field';
import { describeRule } from '../describe-rule';

describeRule(unknownField, {
  accepts: {
    'fields of the API': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'a misspelt field': [yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        replica: 2
    `, ['spec.predictors[0].replica', '"replica"']],
  },
});
