import { yaml } from '../../../src/rules/example';
import { nodeContainer } from '../../../src/rules/webhook/node-container';
import { describeRule } from '../describe-rule';

describeRule(nodeContainer, {
  accepts: {
    'a container of the same name': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: i}]}
    `,
    'a container in the second component spec': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: UNKNOWN_IMPLEMENTATION}
        componentSpecs:
        - spec: {containers: [{name: x, image: i}]}
        - spec: {containers: [{name: m, image: i}]}
    `,
    'a built-in implementation': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SIMPLE_MODEL}
    `,
    'a prepackaged server': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'the empty implementation, as the webhook does': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: ''}
    `,
  },
  rejects: {
    'a container of another name': [
      yaml`
      predictors:
      - name: a
        graph: {name: classifier}
        componentSpecs:
        - spec: {containers: [{name: classifer, image: i}]}
    `,
      ['spec.predictors[0].graph.name', '(containers there: "classifer")'],
    ],
    'no component spec': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
    `,
      ['spec.predictors[0].graph.name', '"m" has no container'],
    ],
    'a child, and a container of another predictor': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        componentSpecs:
        - spec: {containers: [{name: c, image: i}]}
      - name: b
        graph: {name: r, implementation: SIMPLE_ROUTER, children: [{name: x, implementation: SIMPLE_MODEL}, {name: c}]}
    `,
      ['spec.predictors[1].graph.children[1].name', '"c"'],
    ],
  },
});
