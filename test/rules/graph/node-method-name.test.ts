import { yaml } from '../../../src/rules/example';
import { nodeMethodName } from '../../../src/rules/graph/node-method-name';
import { describeRule } from '../describe-rule';

describeRule(nodeMethodName, {
  accepts: {
    'known methods': yaml`
      predictors:
      - name: a
        graph: {name: m, type: UNKNOWN_TYPE, methods: [TRANSFORM_INPUT, SEND_FEEDBACK]}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
    `,
  },
  rejects: {
    'one of two': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, type: UNKNOWN_TYPE, methods: [ROUTE, predict]}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
    `,
      ['spec.predictors[0].graph.methods[1]', '"predict"'],
    ],
  },
});
