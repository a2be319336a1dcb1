import { abTestRatio } from '../../../src/rules/graph/ab-test-ratio';
import { describeRule } from '../describe-rule';

/** An A/B test with some parameters. */
const abTest = (parameters: string, more = '') =>
  `predictors: [{name: a, graph: {name: r, implementation: RANDOM_ABTEST, ${more}parameters: [${parameters}], children: [
    {name: first, implementation: SKLEARN_SERVER, modelUri: gs://m/x}, {name: second, implementation: SKLEARN_SERVER, modelUri: gs://m/y}]}}]`;
const PARAMETERS = 'spec.predictors[0].graph.parameters';

describeRule(abTestRatio, {
  accepts: {
    'a ratio': abTest("{name: ratioA, type: FLOAT, value: '0.9'}"),
    'all requests to the first child': abTest("{name: ratioA, type: INT, value: '1'}"),
    'no parameters: half each': abTest(''),
    'any parameters of a router of another kind': `predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, parameters: [{name: method, type: STRING, value: predict}]}}]`,
    'what the rule about types reports': abTest('{name: ratioA, type: FLOAT, value: half}'),
  },
  rejects: {
    'a second parameter': [
      abTest("{name: ratioA, type: FLOAT, value: '0.9'}, {name: seed, type: INT, value: '1'}"),
      [`${PARAMETERS}[1]`, 'with 2 parameters, the executor ignores all of them'],
    ],
    'the ratio twice': [
      abTest("{name: ratioA, type: FLOAT, value: '0.9'}, {name: ratioA, type: FLOAT, value: '0.8'}"),
      [`${PARAMETERS}[1]`, 'with 2 parameters'],
    ],
    'another name': [
      abTest("{name: ratioa, type: FLOAT, value: '0.9'}"),
      [`${PARAMETERS}[0].name`, 'does not read "ratioa"'],
    ],
    'a percentage': [
      abTest("{name: ratioA, type: FLOAT, value: '90'}"),
      [`${PARAMETERS}[0].value`, '"90" is not a share'],
    ],
    'a word as a string': [
      abTest('{name: ratioA, type: STRING, value: half}'),
      [`${PARAMETERS}[0].value`, '"half" is not a share'],
    ],
  },
});
