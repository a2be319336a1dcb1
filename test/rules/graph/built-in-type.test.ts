import { yaml } from '../../../src/rules/example';
import { builtInType } from '../../../src/rules/graph/built-in-type';
import { describeRule } from '../describe-rule';

describeRule(builtInType, {
  accepts: {
    'no type': yaml`
      predictors:
      - name: a
        graph: {name: r, implementation: RANDOM_ABTEST,
            children: [{name: x, implementation: SKLEARN_SERVER, modelUri: gs://x}, {name: z, implementation: SKLEARN_SERVER, modelUri: gs://z}]}
    `,
    'a type with a container': yaml`
      predictors:
      - name: a
        graph: {name: r, implementation: RANDOM_ABTEST, type: ROUTER,
            children: [{name: x, implementation: SKLEARN_SERVER, modelUri: gs://x}, {name: z, implementation: SKLEARN_SERVER, modelUri: gs://z}]}
        componentSpecs:
        - spec: {containers: [{name: r, image: 'i:1'}, {name: x}, {name: z}]}
    `,
  },
  rejects: {
    'a type without a container': [
      yaml`
      predictors:
      - name: a
        graph: {name: r, implementation: RANDOM_ABTEST, type: ROUTER,
            children: [{name: x, implementation: SKLEARN_SERVER, modelUri: gs://x}, {name: z, implementation: SKLEARN_SERVER, modelUri: gs://z}]}
    `,
      ['spec.predictors[0].graph.type', '"ROUTER"'],
    ],
  },
});
