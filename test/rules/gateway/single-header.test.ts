import { yaml } from '../../../src/rules/example';
import { singleHeader } from '../../../src/rules/gateway/single-header';
import { describeRule } from '../describe-rule';

describeRule(singleHeader, {
  operator: 'ambassador: {enabled: true}',
  accepts: {
    'one header': yaml`
      annotations: {seldon.io/ambassador-header: 'x: y'}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'a header without a value': yaml`
      annotations: {seldon.io/ambassador-header: x}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'two colons': [
      yaml`
      annotations: {seldon.io/ambassador-header: 'x: y:z'}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.annotations[seldon.io/ambassador-header]', 'more than one colon'],
    ],
  },
});
