import { yaml } from '../../../src/rules/example';
import { children } from '../../../src/rules/graph/children';
import { describeRule } from '../describe-rule';

describeRule(children, {
  accepts: {
    two: yaml`
      predictors:
      - name: a
        graph: {name: r, implementation: RANDOM_ABTEST,
            children: [{name: x, implementation: SKLEARN_SERVER, modelUri: gs://x}, {name: z, implementation: SKLEARN_SERVER, modelUri: gs://z}]}
    `,
    'a model without children': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'a router with one': yaml`
      predictors:
      - name: a
        graph: {name: m, type: ROUTER, children: [{name: x, implementation: SKLEARN_SERVER, modelUri: gs://x}]}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
    `,
  },
  rejects: {
    'a router with none': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, type: ROUTER}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
    `,
      ['spec.predictors[0].graph.children', 'it is never called'],
    ],
    'an A/B test with one': [
      yaml`
      predictors:
      - name: a
        graph: {name: r, implementation: RANDOM_ABTEST, children: [{name: x, implementation: SKLEARN_SERVER, modelUri: gs://x}]}
    `,
      ['spec.predictors[0].graph.children', 'half of the requests'],
    ],
  },
});
