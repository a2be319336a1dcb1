import { PYTHON_SWITCHES } from '../../api/facts/server-variables';
import { serverRuntime } from '../helpers/server-runtime';
import { mlserverProblem, pythonProblem } from '../helpers/variable-problem';
import { containerVariables, placeOf, shownValueOf } from '../helpers/variables';
import { containerDiff, trap, upstream } from '../rule';

export const pythonVariable = trap({
  id: 'SELDON317',
  looksAt: ['env', 'envFrom'],
  title: "variables of Seldon's Python server and of MLServer have values that they can parse",
  consequence:
    'A container that runs one of these servers exits on startup and is restarted forever, or a switch stays off. ' +
    'Other programs may interpret the variables of the Python server differently.',
  example: () => containerDiff`
      image: registry.example.com/iris:1
    - env: [{name: GUNICORN_WORKERS, value: auto}]
    + env: [{name: GUNICORN_WORKERS, value: '4'}]
  `,
  source: upstream('python/seldon_core/microservice.py'),
  check(subject, report) {
    for (const placed of subject.nodes()) {
      const found = subject.placedContainerOf(placed);
      if (found?.container.image && serverRuntime(subject, placed) === undefined) {
        for (const variable of containerVariables(subject, found)) {
          const { name, value } = variable;
          const isMlserver = name.startsWith('MLSERVER_');
          const remedy = isMlserver ? mlserverProblem(name, value) : pythonProblem(name, value);
          if (remedy !== undefined) {
            const server = isMlserver ? 'MLServer' : "Seldon's Python server";
            const message = `${server} cannot start with ${name} ${shownValueOf(variable)}`;
            report({ ...placeOf(variable), message, remedy });
          }
          if (PYTHON_SWITCHES.includes(name) && /^(yes|y|on)$/i.test(value)) {
            report({
              ...placeOf(variable),
              message: `Seldon's Python server treats ${name} ${shownValueOf(variable)} as off`,
              remedy: 'write "true"',
            });
          }
        }
      }
    }
  },
});
