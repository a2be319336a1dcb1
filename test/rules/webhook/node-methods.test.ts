import { yaml } from '../../../src/rules/example';
import { nodeMethods } from '../../../src/rules/webhook/node-methods';
import { describeRule } from '../describe-rule';

describeRule(nodeMethods, {
  accepts: {
    methods: yaml`
      predictors:
      - name: a
        graph: {name: m, type: UNKNOWN_TYPE, methods: [TRANSFORM_INPUT]}
        componentSpecs:
        - spec: {containers: [{name: m, image: i}]}
    `,
    'no type': yaml`
      predictors:
      - name: a
        graph: {name: m}
        componentSpecs:
        - spec: {containers: [{name: m, image: i}]}
    `,
    'a prepackaged server': yaml`
      predictors:
      - name: a
        graph: {name: m, type: UNKNOWN_TYPE, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'no methods': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, type: UNKNOWN_TYPE}
        componentSpecs:
        - spec: {containers: [{name: m, image: i}]}
    `,
      ['spec.predictors[0].graph.type', '"m"'],
    ],
    'an empty list of methods': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, type: UNKNOWN_TYPE, methods: []}
        componentSpecs:
        - spec: {containers: [{name: m, image: i}]}
    `,
      ['spec.predictors[0].graph.type', 'no methods'],
    ],
  },
});
