import { OPERATOR_ONLY, ORCHESTRATOR_ONLY } from '../../api/facts/executor-variables';
import {
  MLSERVER_SETTINGS,
  PYTHON_IMAGE_VARIABLES,
  PYTHON_SWITCHES,
  PYTHON_VARIABLES,
} from '../../api/facts/server-variables';
import { type ServerRuntime, SERVERS } from '../../api/facts/servers';
import { REST_TIMEOUT } from '../../api/facts/settings';
import { entryOf } from '../../private/json';
import { correction } from '../../private/suggest';
import { serverRuntime } from '../helpers/server-runtime';
import {
  containerVariables,
  type ContainerVariable,
  isSetByOperator,
  placeOf,
  shownValueOf,
} from '../helpers/variables';
import { predictorDiff, trap, upstream } from '../rule';

export const serverVariableEffect = trap({
  id: 'SELDON325',
  title: 'variables of a prepackaged server have an effect',
  consequence:
    "Seldon's Python server treats words such as `yes` as off and ignores unknown Gunicorn settings; MLServer " +
    'ignores unknown `MLSERVER_` variables and those of the Python server.',
  example: () => predictorDiff`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      componentSpecs:
    - - spec: {containers: [{name: classifier, env: [{name: GUNICORN_ACCESS_LOG, value: 'yes'}]}]}
    + - spec: {containers: [{name: classifier, env: [{name: GUNICORN_ACCESS_LOG, value: 'true'}]}]}
  `,
  source: upstream('python/seldon_core/utils.py'),
  check(subject, report) {
    for (const placed of subject.nodes()) {
      const runtime = serverRuntime(subject, placed);
      const found = subject.placedContainerOf(placed);
      if (runtime === undefined || found === undefined) {
        continue;
      }
      const read = readerOf(placed.node.implementation, runtime);
      const variables = containerVariables(subject, found, Object.keys(runtime.env ?? {}));
      const names = [...(found.container.env ?? []), ...variables].map(({ name }) => name);
      for (const variable of variables) {
        const problem = read(variable, names) ?? strangerProblem(variable);
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
  LOG_LEVEL: 'write SELDON_LOG_LEVEL',
  SELDON_LOGLEVEL: 'write SELDON_LOG_LEVEL',
  GUNICORN_TIMEOUT: `set the annotation ${REST_TIMEOUT}, in milliseconds`,
};

/** Settings of MLServer by other names. */
const MLSERVER_INSTEAD: Readonly<Record<string, string>> = {
  MLSERVER_LOG_LEVEL: 'set MLSERVER_LOGGING_SETTINGS to the path of a configuration file',
  MLSERVER_LOGGING_LEVEL: 'set MLSERVER_LOGGING_SETTINGS to the path of a configuration file',
  MLSERVER_MODELS_DIR: 'remove it: the operator sets MLSERVER_MODEL_URI',
  MLSERVER_MODEL_SETTINGS: 'write MLSERVER_MODEL_EXTRA, with the extra parameters of the model as JSON',
  MLSERVER_MODEL_CLASS: 'write MLSERVER_MODEL_IMPLEMENTATION',
  MLSERVER_PORT: 'declare a container port named "http"',
};

/** The prefix of settings of the Hugging Face runtime, which are named like its parameters. */
const HUGGING_FACE = 'MLSERVER_MODEL_HUGGINGFACE_';
const HUGGING_FACE_PARAMETERS = SERVERS.HUGGINGFACE_SERVER.v2?.parameters ?? [];
const HUGGING_FACE_SETTINGS = HUGGING_FACE_PARAMETERS.map(({ name }) => settingOf(name));

function settingOf(parameter: string): string {
  return `${HUGGING_FACE}${parameter.toUpperCase()}`;
}

interface Problem {
  readonly message: string;
  readonly remedy: string;
}

type Reader = (variable: ContainerVariable, names: readonly string[]) => Problem | undefined;

/** What checks the variables of a server. */
function readerOf(server: string | undefined, { implementation, modelClass }: ServerRuntime): Reader {
  if (implementation !== undefined) {
    // Models of MLflow may contain code that reads any variable.
    return server === 'MLFLOW_SERVER'
      ? mlserverProblem
      : (...given) => mlserverProblem(...given) ?? imageProblem(given[0]);
  }
  return modelClass === undefined ? otherProblem : pythonProblem;
}

/** What the start script of images with Seldon's Python server reads. */
function imageProblem({ name, about }: ContainerVariable): Problem | undefined {
  return about === undefined && PYTHON_IMAGE_VARIABLES.includes(name)
    ? {
        message: `MLServer does not read ${name}, which is a setting of images with Seldon's Python server`,
        remedy: name === 'MODEL_NAME' ? 'remove it: the operator sets MLSERVER_MODEL_NAME' : 'remove it',
      }
    : undefined;
}

/** Settings of the orchestrator and of the operator; a ConfigMap may be there for both. */
function strangerProblem({ name, about, value }: ContainerVariable): Problem | undefined {
  if (about !== undefined || value === '') {
    return undefined;
  }
  if (ORCHESTRATOR_ONLY.includes(name)) {
    return {
      message: `the server does not read ${name}, which is a setting of the orchestrator`,
      remedy: 'move it to svcOrchSpec.env of the predictor',
    };
  }
  return OPERATOR_ONLY.test(name)
    ? { message: `the server does not read ${name}`, remedy: "remove it: the operator's values set ports and images" }
    : undefined;
}

/** TensorFlow Serving and Triton read neither the settings of MLServer nor those of Seldon's Python server. */
function otherProblem({ name, about }: ContainerVariable): Problem | undefined {
  const isForeign = MLSERVER_SETTINGS.includes(name) || isOfPython(name);
  return about === undefined && isForeign && !isSetByOperator(name)
    ? { message: `the server does not read ${name}, which is a setting of another server`, remedy: 'remove it' }
    : undefined;
}

/** Whether Seldon's Python server reads a variable. */
function isOfPython(name: string): boolean {
  return Object.hasOwn(PYTHON_VARIABLES, name) || PYTHON_SWITCHES.includes(name);
}

function pythonProblem(variable: ContainerVariable): Problem | undefined {
  const { name, value, about } = variable;
  if (PYTHON_SWITCHES.includes(name) && /^(yes|y|on)$/i.test(value)) {
    return { message: `${name} is off: ${shownValueOf(variable)} is not one of 1, t and true`, remedy: 'write "true"' };
  }
  const instead = entryOf(INSTEAD, name);
  if (instead !== undefined) {
    return { message: `Seldon's Python server does not read ${name}`, remedy: instead };
  }
  if (name === 'API_TYPE') {
    return {
      message: `Seldon's Python server does not read ${name}: it answers REST and gRPC`,
      remedy: 'remove it, and set spec.transport to choose one',
    };
  }
  if (name === 'PERSISTENCE' && Number(value) > 0) {
    return { message: `Seldon's Python server ignores ${name}: it no longer stores its state`, remedy: 'remove it' };
  }
  if (about === undefined && name.startsWith('MLSERVER_') && !isSetByOperator(name)) {
    return {
      message: `Seldon's Python server does not read ${name}, which is a setting of MLServer`,
      remedy: 'remove it: MLServer runs models with spec.protocol v2 only',
    };
  }
  const isUnknown = name.startsWith('GUNICORN_') && !PYTHON_SWITCHES.includes(name) && !(name in PYTHON_VARIABLES);
  return isUnknown
    ? unread(name, [...Object.keys(PYTHON_VARIABLES), ...PYTHON_SWITCHES], "Seldon's Python server")
    : undefined;
}

function mlserverProblem(variable: ContainerVariable, names: readonly string[]): Problem | undefined {
  const { name, value, about } = variable;
  if (name === BATCH_SIZE && Number(value) > 1 && !names.includes(BATCH_TIME)) {
    return {
      message: `MLServer creates no batches: ${BATCH_TIME} defaults to 0`,
      remedy: `set ${BATCH_TIME} to the seconds that a request may wait for others, such as 0.05`,
    };
  }
  if (name === 'MLSERVER_HOST' && /^(127\.|localhost$|::1$)/.test(value)) {
    return {
      message: `MLServer listens on ${shownValueOf(variable)} only, where neither probes nor requests reach it`,
      remedy: 'remove it: MLServer listens on all addresses by default',
    };
  }
  const instead = entryOf(MLSERVER_INSTEAD, name);
  if (instead !== undefined) {
    return { message: `MLServer does not read ${name}`, remedy: instead };
  }
  if (name.startsWith(HUGGING_FACE)) {
    return HUGGING_FACE_SETTINGS.includes(name) ? undefined : unreadSetting(name);
  }
  // Custom runtimes have their own settings.
  if (name.startsWith('MLSERVER_') && !name.startsWith('MLSERVER_CUSTOM_') && !MLSERVER_SETTINGS.includes(name)) {
    return unread(name, MLSERVER_SETTINGS, 'MLServer');
  }
  // A ConfigMap may be there for servers of both kinds.
  return about === undefined && isOfPython(name)
    ? { message: `MLServer does not read ${name}, which is a setting of Seldon's Python server`, remedy: 'remove it' }
    : undefined;
}

function unreadSetting(name: string): Problem {
  const word = name.slice(HUGGING_FACE.length).toLowerCase();
  const meant = HUGGING_FACE_PARAMETERS.find(({ otherNames }) => otherNames?.includes(word))?.name;
  return meant === undefined
    ? unread(name, HUGGING_FACE_SETTINGS, 'MLServer')
    : { message: `MLServer does not read ${name}`, remedy: `write ${settingOf(meant)}` };
}

function unread(name: string, known: readonly string[], reader: string): Problem {
  return { message: `${reader} does not read ${name}`, remedy: correction(name, known) ?? 'remove it' };
}
