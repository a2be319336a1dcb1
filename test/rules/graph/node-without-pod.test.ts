import { yaml } from '../../../src/rules/example';
import { nodeWithoutPod } from '../../../src/rules/graph/node-without-pod';
import { describeRule } from '../describe-rule';

describeRule(nodeWithoutPod, {
  accepts: {
    'your own model with a container': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL, modelUri: gs://m}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
    `,
    'a built-in implementation without a model': yaml`
      predictors:
      - name: a
        graph: {name: r, implementation: RANDOM_ABTEST,
            children: [{name: x, implementation: SKLEARN_SERVER, modelUri: gs://x}, {name: z, implementation: SKLEARN_SERVER, modelUri: gs://z}]}
    `,
  },
  rejects: {
    'a model for a built-in implementation': [
      yaml`
      predictors:
      - name: a
        graph: {name: r, implementation: RANDOM_ABTEST, modelUri: gs://r,
            children: [{name: x, implementation: SKLEARN_SERVER, modelUri: gs://x}, {name: z, implementation: SKLEARN_SERVER, modelUri: gs://z}]}
    `,
      ['spec.predictors[0].graph.name', 'no container for node "r"'],
    ],
  },
});
