import { yaml } from '../../../src/rules/example';
import { operatorFailure } from '../../../src/rules/operator/operator-failure';
import { describeRule } from '../describe-rule';

describeRule(operatorFailure, {
  accepts: {
    'a server with an explainer': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: AnchorTabular}
    `,
  },
  rejects: {
    'an explainer without a container': [
      yaml`
      predictors:
      - name: a
        annotations: {seldon.io/no-engine: 'true'}
        graph: {name: m, implementation: SIMPLE_MODEL}
        explainer: {type: AnchorTabular}
    `,
      ['spec.predictors[0].explainer', 'crashes'],
    ],
  },
});
