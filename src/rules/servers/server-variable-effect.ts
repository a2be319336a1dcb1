import { REST_TIMEOUT } from '../../api/facts/settings';
import { MLSERVER_SETTINGS, PYTHON_SWITCHES, PYTHON_VARIABLES } from '../../api/facts/variables';
import { entryOf } from '../../private/json';
import { correction } from '../../private/suggest';
import { serverRuntime } from '../helpers/server-runtime';
import { containerVariables, type ContainerVariable, placeOf } from '../helpers/variables';
import { diff, trap, upstream } from '../rule';

export const serverVariableEffect = trap({
  id: 'SELDON325',
  severity: 'warning',
  title: 'variables of a prepackaged server have an effect',
  consequence:
    "Seldon's Python server treats words such as `yes` as off and ignores unknown Gunicorn settings; MLServer " +
    'ignores unknown `MLSERVER_` variables and those of the Python server.',
  example: diff`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          componentSpecs:
    -     - spec: {containers: [{name: classifier, env: [{name: GUNICORN_ACCESS_LOG, value: 'yes'}]}]}
    +     - spec: {containers: [{name: classifier, env: [{name: GUNICORN_ACCESS_LOG, value: 'true'}]}]}
  `,
  source: upstream('python/seldon_core/utils.py'),
  check(subject, report) {
    for (const placed of subject.nodes()) {
      const runtime = serverRuntime(subject, placed);
      const found = subject.placedContainerOf(placed);
      if (
        runtime === undefined ||
        found === undefined ||
        !isKnown(placed.node.implementation, runtime.implementation)
      ) {
        continue;
      }
      const read = runtime.implementation === undefined ? pythonProblem : mlserverProblem;
      const variables = containerVariables(subject, found, Object.keys(runtime.env ?? {}));
      const names = [...(found.container.env ?? []), ...variables].map(({ name }) => name);
      for (const variable of variables) {
        const problem = read(variable, names);
        if (problem !== undefined) {
          report({ ...placeOf(variable), ...problem });
        }
      }
    }
  },
});

const BATCH_SIZE = 'MLSERVER_MODEL_MAX_BATCH_SIZE';
const BATCH_TIME = 'MLSERVER_MODEL_MAX_BATCH_TIME';

/** Variables whose meaning is set elsewhere. */
const INSTEAD: Readonly<Record<string, string>> = {
  SELDON_LOGLEVEL: 'write SELDON_LOG_LEVEL',
  GUNICORN_TIMEOUT: `set the annotation ${REST_TIMEOUT}, in milliseconds`,
};

interface Problem {
  readonly message: string;
  readonly remedy: string;
}

/** Whether the variables of a server are known: TensorFlow Serving and Triton read others. */
function isKnown(server: string | undefined, implementation: string | undefined): boolean {
  return implementation !== undefined || !['TENSORFLOW_SERVER', 'TRITON_SERVER'].includes(server ?? '');
}

function pythonProblem({ name, value, shown }: ContainerVariable): Problem | undefined {
  if (PYTHON_SWITCHES.includes(name) && /^(yes|y|on)$/i.test(value)) {
    return { message: `${name} is off: ${shown} is not one of 1, t and true`, remedy: 'write "true"' };
  }
  const instead = entryOf(INSTEAD, name);
  if (instead !== undefined) {
    return { message: `Seldon's Python server does not read ${name}`, remedy: instead };
  }
  const isUnknown = name.startsWith('GUNICORN_') && !PYTHON_SWITCHES.includes(name) && !(name in PYTHON_VARIABLES);
  return isUnknown
    ? unread(name, [...Object.keys(PYTHON_VARIABLES), ...PYTHON_SWITCHES], "Seldon's Python server")
    : undefined;
}

function mlserverProblem({ name, value, about }: ContainerVariable, names: readonly string[]): Problem | undefined {
  if (name === BATCH_SIZE && Number(value) > 1 && !names.includes(BATCH_TIME)) {
    return {
      message: `MLServer creates no batches: ${BATCH_TIME} defaults to 0`,
      remedy: `set ${BATCH_TIME} to the seconds that a request may wait for others, such as 0.05`,
    };
  }
  // Runtimes have their own settings under these prefixes.
  const isOwn = /^MLSERVER_(MODEL_HUGGINGFACE|CUSTOM)_/.test(name);
  if (name.startsWith('MLSERVER_') && !isOwn && !MLSERVER_SETTINGS.includes(name)) {
    return unread(name, MLSERVER_SETTINGS, 'MLServer');
  }
  // A ConfigMap may be there for servers of both kinds.
  return about === undefined && (Object.hasOwn(PYTHON_VARIABLES, name) || PYTHON_SWITCHES.includes(name))
    ? { message: `MLServer does not read ${name}, which is a setting of Seldon's Python server`, remedy: 'remove it' }
    : undefined;
}

function unread(name: string, known: readonly string[], reader: string): Problem {
  return { message: `${reader} does not read ${name}`, remedy: correction(name, known) ?? 'remove it' };
}
