import { serverRuntime } from '../helpers/server-runtime';
import { mlserverProblem, pythonProblem } from '../helpers/variable-problem';
import { containerVariables, placeOf } from '../helpers/variables';
import { diff, trap, upstream } from '../rule';

export const serverVariable = trap({
  id: 'SELDON316',
  severity: 'error',
  title: 'variables of a prepackaged server have values that it can parse',
  consequence: 'The server exits on startup and is restarted forever.',
  example: diff`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          componentSpecs:
    -     - spec: {containers: [{name: classifier, env: [{name: TRACING, value: 'true'}]}]}
    +     - spec: {containers: [{name: classifier, env: [{name: TRACING, value: '1'}]}]}
  `,
  source: upstream('python/seldon_core/microservice.py'),
  check(subject, report) {
    for (const placed of subject.nodes()) {
      const runtime = serverRuntime(subject, placed);
      const found = subject.placedContainerOf(placed);
      if (runtime === undefined || found === undefined) {
        continue;
      }
      const read = runtime.implementation === undefined ? pythonProblem : mlserverProblem;
      for (const variable of containerVariables(subject, found, Object.keys(runtime.env ?? {}))) {
        const { name, value, shown } = variable;
        const remedy = read(name, value);
        if (remedy !== undefined) {
          const message = `${placed.node.implementation} cannot start with ${name} ${shown}`;
          report({ ...placeOf(variable), message, remedy });
        }
      }
    }
  },
});
