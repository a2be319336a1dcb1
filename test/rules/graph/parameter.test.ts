import { yaml } from '../../../src/rules/example';
import { parameter } from '../../../src/rules/graph/parameter';
import { describeRule } from '../describe-rule';

describeRule(parameter, {
  accepts: {
    'INT -4': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, parameters: [{name: p, type: INT, value: '-4'}]}
    `,
    'FLOAT .5': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, parameters: [{name: p, type: FLOAT, value: '.5'}]}
    `,
    'DOUBLE 1e3': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, parameters: [{name: p, type: DOUBLE, value: '1e3'}]}
    `,
    'BOOL False': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, parameters: [{name: p, type: BOOL, value: 'False'}]}
    `,
    'STRING any': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, parameters: [{name: p, type: STRING, value: 'any'}]}
    `,
  },
  rejects: {
    'not a whole number': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, parameters: [{name: p, type: INT, value: '1.5'}]}
    `,
      ['spec.predictors[0].graph.parameters[0].value', '"1.5"'],
    ],
    'not a boolean': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, parameters: [{name: p, type: BOOL, value: 'maybe'}]}
    `,
      ['spec.predictors[0].graph.parameters[0].value', '"maybe"'],
    ],
    'an unknown type': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, parameters: [{name: p, type: int, value: '1'}]}
    `,
      ['spec.predictors[0].graph.parameters[0].type', '"int"'],
    ],
  },
});
