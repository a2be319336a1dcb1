import { GO_KINDS } from '../../api/facts/variable-kinds';
import { PARAMETER_TYPES } from '../../api/facts/words';
import { type Parameter } from '../../api/types.generated';
import { entryOf } from '../../private/json';
import { predictorDiff, trap, upstream, type Violation } from '../rule';

const RATIO = 'ratioA';

export const abTestRatio = trap({
  id: 'SELDON384',
  failsInCode: true,
  looksAt: ['parameters'],
  title: 'an A/B test in the executor has one parameter, ratioA from 0 to 1',
  consequence:
    'With any other parameters, the executor splits the requests evenly, whatever ratioA is. With a ratio of 1 or ' +
    'more, all requests go to the first child; with one that is not a number, every request fails.',
  example: () => predictorDiff`
      graph:
        name: router
        implementation: RANDOM_ABTEST
    -   parameters: [{name: ratio, type: FLOAT, value: '0.9'}]
    +   parameters: [{name: ratioA, type: FLOAT, value: '0.9'}]
        children:
        - {name: a, implementation: SKLEARN_SERVER, modelUri: gs://models/a}
        - {name: b, implementation: SKLEARN_SERVER, modelUri: gs://models/b}
  `,
  source: upstream('executor/predictor/components.go'),
  check(subject, report) {
    for (const { node, path } of subject.nodes()) {
      const { implementation, type, methods, parameters } = node;
      const isRouted = implementation === 'RANDOM_ABTEST' && type !== 'ROUTER' && !methods?.includes('ROUTE');
      const problem = isRouted ? problemOf(parameters ?? [], `${path}.parameters`) : undefined;
      if (problem !== undefined) {
        report(problem);
      }
    }
  },
});

function problemOf(parameters: readonly Parameter[], path: string): Violation | undefined {
  const [ratio, ...others] = parameters;
  if (ratio === undefined) {
    return undefined;
  }
  if (others.length > 0) {
    return {
      path: `${path}[1]`,
      message: `with ${parameters.length} parameters, the executor ignores all of them: each child gets half`,
      remedy: `keep ${RATIO} alone`,
    };
  }
  if (ratio.name !== RATIO) {
    return {
      path: `${path}[0].name`,
      message: `the executor does not read ${JSON.stringify(ratio.name)}: each child gets half of the requests`,
      remedy: `write ${RATIO}, the share of the first child`,
    };
  }
  return isShare(ratio)
    ? undefined
    : {
        path: `${path}[0].value`,
        message: `${JSON.stringify(ratio.value)} is not a share of the requests`,
        remedy: 'write a number from 0 to 1, such as 0.9',
      };
}

/** Whether it is a share; true for values that do not match their type, which another rule reports. */
function isShare({ type, value }: Parameter): boolean {
  const isOfType = entryOf(PARAMETER_TYPES, type)?.test(value) ?? false;
  return !isOfType || (GO_KINDS.number.test(value) && Number(value) >= 0 && Number(value) <= 1);
}
