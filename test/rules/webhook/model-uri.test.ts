import { yaml } from '../../../src/rules/example';
import { modelUri } from '../../../src/rules/webhook/model-uri';
import { describeRule } from '../describe-rule';

describeRule(modelUri, {
  accepts: {
    'a model': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'Hugging Face without a model': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: HUGGINGFACE_SERVER}
    `,
    'a built-in implementation': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SIMPLE_MODEL}
    `,
  },
  rejects: {
    'no model': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: XGBOOST_SERVER}
    `,
      ['spec.predictors[0].graph.modelUri', '"XGBOOST_SERVER"'],
    ],
    'an empty string on a child': [
      yaml`
      predictors:
      - name: a
        graph: {name: r, implementation: SIMPLE_ROUTER, children: [{name: m, implementation: CUSTOM, modelUri: ""}]}
    `,
      ['spec.predictors[0].graph.children[0].modelUri', '"CUSTOM"'],
    ],
  },
});
