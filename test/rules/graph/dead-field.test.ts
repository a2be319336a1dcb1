import { yaml } from '../../../src/rules/example';
import { deadField } from '../../../src/rules/graph/dead-field';
import { describeRule } from '../describe-rule';

describeRule(deadField, {
  accepts: {
    'nothing dead': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'an empty name': yaml`
      name: ''
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'a name': [
      yaml`
      name: x
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.name', '"x"'],
    ],
    'keys, without showing them': [
      yaml`
      oauth_key: k3y
      oauth_secret: s3cret
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.oauth_key', 'gateway is gone'],
      ['spec.oauth_secret', 'gateway is gone'],
    ],
  },
});
