import { yaml } from '../../../src/rules/example';
import { fieldValue } from '../../../src/rules/schema/field-value';
import { describeRule } from '../describe-rule';

describeRule(fieldValue, {
  accepts: {
    'right types': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'a number for a string': [
      yaml`
      annotations: {a: 1}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.annotations.a', 'must be of type string, got a number'],
    ],
    'a map for a list': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, children: {name: x}}
    `,
      ['spec.predictors[0].graph.children', 'array'],
    ],
    'a value that may be a secret': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1', env: [{name: PASSWORD, value: 12345}]}]}
    `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[0].value', 'must be of type string, got a number'],
    ],
  },
});
