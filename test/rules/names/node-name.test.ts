import { yaml } from '../../../src/rules/example';
import { nodeName } from '../../../src/rules/names/node-name';
import { describeRule } from '../describe-rule';

describeRule(nodeName, {
  accepts: {
    'different names': yaml`
      predictors:
      - name: a
        graph: {name: r, implementation: RANDOM_ABTEST,
            children: [{name: x, implementation: SKLEARN_SERVER, modelUri: gs://x}, {name: z, implementation: SKLEARN_SERVER, modelUri: gs://z}]}
    `,
    'the same name in two predictors': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        traffic: 50
      - name: b
        traffic: 50
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'the same name twice': [
      yaml`
      predictors:
      - name: a
        graph: {name: r, implementation: RANDOM_ABTEST,
            children: [{name: x, implementation: SKLEARN_SERVER, modelUri: gs://x}, {name: x, implementation: SKLEARN_SERVER, modelUri: gs://z}]}
    `,
      ['spec.predictors[0].graph.children[1].name', 'spec.predictors[0].graph.children[0]'],
    ],
  },
});
