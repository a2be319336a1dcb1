import { yaml } from '../../../src/rules/example';
import { ambassadorCustom } from '../../../src/rules/gateway/ambassador-custom';
import { describeRule } from '../describe-rule';

describeRule(ambassadorCustom, {
  operator: 'ambassador: {enabled: true}',
  accepts: {
    'another annotation': yaml`
      annotations: {seldon.io/ambassador-id: x}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'the annotation': [
      yaml`
      annotations: {seldon.io/ambassador-config: x}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.annotations[seldon.io/ambassador-config]', 'no effect'],
    ],
  },
});
