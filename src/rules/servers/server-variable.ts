import { type ServerRuntime } from '../../api/facts/servers';
import { PYTHON_INTEGERS } from '../../api/facts/variable-kinds';
import { serverRuntime } from '../helpers/server-runtime';
import { mlserverProblem, pythonProblem } from '../helpers/variable-problem';
import { containerVariables, placeOf, shownValueOf } from '../helpers/variables';
import { predictorDiff, trap, upstream } from '../rule';

export const serverVariable = trap({
  id: 'SELDON316',
  severity: 'error',
  title: 'variables of a prepackaged server have values that it can parse',
  consequence: 'The server exits on startup and is restarted forever.',
  example: () => predictorDiff`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      componentSpecs:
    - - spec: {containers: [{name: classifier, env: [{name: TRACING, value: 'true'}]}]}
    + - spec: {containers: [{name: classifier, env: [{name: TRACING, value: '1'}]}]}
  `,
  source: upstream('wrappers/s2i/python/s2i/bin/run'),
  check(subject, report) {
    for (const placed of subject.nodes()) {
      const runtime = serverRuntime(subject, placed);
      const found = subject.placedContainerOf(placed);
      if (runtime === undefined || found === undefined) {
        continue;
      }
      const read = runtime.implementation === undefined ? pythonProblem : mlserverProblem;
      for (const variable of containerVariables(subject, found, Object.keys(runtime.env ?? {}))) {
        const { name, value } = variable;
        const remedy = read(name, value) ?? imageProblem(name, value, runtime);
        if (remedy !== undefined) {
          const message = `${placed.node.implementation} cannot start with ${name} ${shownValueOf(variable)}`;
          report({ ...placeOf(variable), message, remedy });
        }
      }
    }
  },
});

/** What to do about a variable that replaces what the image of a Python server runs. */
function imageProblem(name: string, value: string, { modelClass }: ServerRuntime): string | undefined {
  if (modelClass === undefined) {
    return undefined;
  }
  if (name === 'MODEL_NAME' && value !== modelClass) {
    return `remove it: it names the Python class that the image runs, which is ${modelClass}`;
  }
  if (name === 'PERSISTENCE' && value !== '' && !PYTHON_INTEGERS.integer.test(value)) {
    return 'remove it: the server no longer stores its state';
  }
  return name === 'SERVICE_TYPE' && !SERVICE_TYPES.includes(value) ? 'remove it: the image sets MODEL' : undefined;
}

/** The types of service that Seldon's Python server accepts. */
const SERVICE_TYPES: readonly string[] = ['MODEL', 'ROUTER', 'TRANSFORMER', 'COMBINER', 'OUTLIER_DETECTOR'];
