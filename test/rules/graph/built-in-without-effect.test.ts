import { yaml } from '../../../src/rules/example';
import { builtInWithoutEffect } from '../../../src/rules/graph/built-in-without-effect';
import { describeRule } from '../describe-rule';

describeRule(builtInWithoutEffect, {
  accepts: {
    'an A/B test, which the executor implements': yaml`
      predictors:
      - name: a
        graph: {name: r, implementation: RANDOM_ABTEST,
            children: [{name: x, implementation: SKLEARN_SERVER, modelUri: gs://x}, {name: z, implementation: SKLEARN_SERVER, modelUri: gs://z}]}
    `,
    'a server': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'a built-in model': [
      yaml`
      predictors:
      - name: a
        graph: {name: r, implementation: SIMPLE_ROUTER,
            children: [{name: x, implementation: SKLEARN_SERVER, modelUri: gs://x}, {name: z, implementation: SKLEARN_SERVER, modelUri: gs://z}]}
    `,
      ['spec.predictors[0].graph.implementation', 'calls all children'],
    ],
  },
});
