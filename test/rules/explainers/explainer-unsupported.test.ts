import { yaml } from '../../../src/rules/example';
import { explainerUnsupported } from '../../../src/rules/explainers/explainer-unsupported';
import { describeRule } from '../describe-rule';

describeRule(explainerUnsupported, {
  accepts: {
    'a type that MLServer supports': yaml`
      protocol: v2
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: AnchorTabular, modelUri: gs://e}
    `,
    'an unknown type with another protocol': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: Mine, modelUri: gs://e}
    `,
  },
  rejects: {
    'an unknown type': [
      yaml`
      protocol: v2
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        explainer: {type: Mine, modelUri: gs://e}
    `,
      ['spec.predictors[0].explainer.type', '"Mine"'],
    ],
  },
});
