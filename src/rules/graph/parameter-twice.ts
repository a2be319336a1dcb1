import { BUILT_IN_IMPLEMENTATIONS } from '../../api/facts/words';
import { type Parameter } from '../../api/types.generated';
import { serverRuntime } from '../helpers/server-runtime';
import { type PlacedNode, predictorDiff, type Subject, trap, upstream } from '../rule';

/** Triton loads each of the models that are given so. */
const REPEATABLE = 'load_model';

export const parameterTwice = trap({
  id: 'SELDON385',
  failsInCode: true,
  looksAt: ['parameters'],
  title: 'a node has each parameter once',
  consequence:
    'The API server and the operator pass on both. The servers put parameters into a map by name: the last value ' +
    'counts, and the others are lost.',
  example: () => predictorDiff`
      graph:
        name: classifier
        implementation: SKLEARN_SERVER
        modelUri: gs://models/iris
        parameters:
    -   - {name: method, type: STRING, value: decision_function}
        - {name: method, type: STRING, value: predict}
  `,
  source: upstream('python/seldon_core/microservice.py'),
  check(subject, report) {
    for (const placed of subject.nodes()) {
      const parameters = placed.node.parameters ?? [];
      if (parameters.length < 2 || BUILT_IN_IMPLEMENTATIONS.includes(placed.node.implementation ?? '')) {
        continue;
      }
      const last = new Map(parameters.map((parameter, i) => [parameter.name, { parameter, i }]));
      parameters.forEach((parameter, i) => {
        const kept = last.get(parameter.name)!;
        if (kept.i !== i && !isSame(parameter, kept.parameter) && isRead(subject, placed, parameter.name)) {
          report({
            path: `${placed.path}.parameters[${i}]`,
            message: `parameter ${JSON.stringify(parameter.name)} is lost: the server uses parameters[${kept.i}] instead`,
            remedy: 'keep one of the two',
          });
        }
      });
    }
  },
});

function isSame(a: Parameter, b: Parameter): boolean {
  return a.type === b.type && a.value === b.value;
}

/** Whether the server may read a parameter: other rules report those that it does not. */
function isRead(subject: Subject, placed: PlacedNode, name: string): boolean {
  const { parameters, setByOperator = [] } = serverRuntime(subject, placed) ?? {};
  if (parameters === undefined) {
    return true;
  }
  const known = name.toLowerCase();
  return known !== REPEATABLE && !setByOperator.includes(name) && parameters.some((each) => each.name === known);
}
