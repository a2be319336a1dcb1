import { yaml } from '../../../src/rules/example';
import { nodeType } from '../../../src/rules/graph/node-type';
import { describeRule } from '../describe-rule';

describeRule(nodeType, {
  accepts: {
    'a known type': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
    `,
    'a server of type MODEL': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'no type': yaml`
      predictors:
      - name: a
        graph: {name: m}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
    `,
  },
  rejects: {
    'lower case': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, type: model}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
    `,
      ['spec.predictors[0].graph.type', '"model"'],
    ],
    'a server of type ROUTER': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, type: ROUTER, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[0].graph.type', 'is a MODEL'],
    ],
  },
});
