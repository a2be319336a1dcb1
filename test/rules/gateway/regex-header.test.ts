import { yaml } from '../../../src/rules/example';
import { regexHeader } from '../../../src/rules/gateway/regex-header';
import { describeRule } from '../describe-rule';

describeRule(regexHeader, {
  operator: 'ambassador: {enabled: true}',
  accepts: {
    'a regular expression and a header with a value': yaml`
      annotations: {seldon.io/ambassador-header: 'x: y', seldon.io/ambassador-regex-header: 'x: .*'}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'no annotation': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'only a regular expression': [
      yaml`
      annotations: {seldon.io/ambassador-regex-header: 'x: .*'}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.annotations[seldon.io/ambassador-regex-header]', 'crashes'],
    ],
    'a header without a value': [
      yaml`
      annotations: {seldon.io/ambassador-header: x, seldon.io/ambassador-regex-header: 'x: .*'}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.annotations[seldon.io/ambassador-regex-header]', 'crashes'],
    ],
  },
});
