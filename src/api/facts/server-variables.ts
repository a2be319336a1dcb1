import { type JsonKind, type VariableKind } from './variable-kinds';

/** The log levels that Python's `logging` knows, as Seldon's server looks them up: in capitals. */
export const PYTHON_LOG_LEVELS: readonly string[] = [
  'DEBUG',
  'INFO',
  'WARNING',
  'WARN',
  'ERROR',
  'CRITICAL',
  'FATAL',
  'NOTSET',
];

/**
 * Variables with which Seldon's Python server exits unless their values fit.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/python/seldon_core/microservice.py
 */
export const PYTHON_VARIABLES: Readonly<Record<string, 'integer' | 'natural' | 'positive' | 'logLevel'>> = {
  TRACING: 'integer',
  // Without workers, Gunicorn listens and never answers; with a negative number, it exits.
  GUNICORN_WORKERS: 'positive',
  GUNICORN_THREADS: 'natural',
  GUNICORN_MAX_REQUESTS: 'natural',
  GUNICORN_MAX_REQUESTS_JITTER: 'natural',
  GUNICORN_KEEPALIVE: 'natural',
  FLASK_SINGLE_THREADED: 'integer',
  GRPC_THREADS: 'positive',
  GRPC_WORKERS: 'integer',
  SELDON_LOG_LEVEL: 'logLevel',
};

/**
 * Settings of MLServer that are numbers, booleans or JSON; it does not start if they are anything else.
 * @see https://github.com/SeldonIO/MLServer/blob/1.3.5/mlserver/settings.py
 */
export const MLSERVER_VARIABLES: Readonly<Record<string, Exclude<VariableKind, 'duration'> | JsonKind>> = {
  MLSERVER_DEBUG: 'boolean',
  // Any number but 0 creates a pool of workers, a negative one an empty pool.
  MLSERVER_PARALLEL_WORKERS: 'natural',
  MLSERVER_PARALLEL_WORKERS_TIMEOUT: 'integer',
  MLSERVER_LOAD_MODELS_AT_STARTUP: 'boolean',
  MLSERVER_GRPC_MAX_MESSAGE_LENGTH: 'integer',
  MLSERVER_KAFKA_ENABLED: 'boolean',
  MLSERVER_MODEL_PARALLEL_WORKERS: 'integer',
  MLSERVER_MODEL_WARM_WORKERS: 'boolean',
  MLSERVER_MODEL_MAX_BATCH_SIZE: 'integer',
  MLSERVER_MODEL_MAX_BATCH_TIME: 'number',
  MLSERVER_METRICS_PORT: 'integer',
  MLSERVER_EXTENSIONS: 'list',
  MLSERVER_CORS_SETTINGS: 'map',
  MLSERVER_MODEL_REPOSITORY_IMPLEMENTATION_ARGS: 'map',
  MLSERVER_MODEL_VERSIONS: 'list',
  MLSERVER_MODEL_INPUTS: 'list',
  MLSERVER_MODEL_OUTPUTS: 'list',
  MLSERVER_MODEL_PARAMETERS: 'map',
  MLSERVER_MODEL_EXTRA: 'map',
};

/**
 * Switches of Seldon's Python server: on for `1`, `t` and `true` in any case, and off for everything else.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/python/seldon_core/utils.py getenv_as_bool
 */
export const PYTHON_SWITCHES: readonly string[] = [
  'SELDON_DEBUG',
  'GUNICORN_ACCESS_LOG',
  'FILTER_METRICS_ACCESS_LOGS',
  'PAYLOAD_PASSTHROUGH',
  'USE_MULTIPROCESS_PACKAGE',
];

/**
 * Variables that the start script of an image with Seldon's Python server reads, or read once.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/wrappers/s2i/python/s2i/bin/run
 */
export const PYTHON_IMAGE_VARIABLES: readonly string[] = ['MODEL_NAME', 'SERVICE_TYPE', 'API_TYPE', 'PERSISTENCE'];

/**
 * Settings of MLServer by their variables.
 * @see https://github.com/SeldonIO/MLServer/blob/1.3.5/mlserver/settings.py
 */
export const MLSERVER_SETTINGS: readonly string[] = [
  ...Object.keys(MLSERVER_VARIABLES),
  ...[
    'ENVIRONMENTS_DIR',
    'MODEL_REPOSITORY_IMPLEMENTATION',
    'MODEL_REPOSITORY_ROOT',
    'SERVER_NAME',
    'SERVER_VERSION',
    'HOST',
    'HTTP_PORT',
    'ROOT_PATH',
    'GRPC_PORT',
    'METRICS_ENDPOINT',
    'METRICS_REST_SERVER_PREFIX',
    'METRICS_DIR',
    'LOGGING_SETTINGS',
    'KAFKA_SERVERS',
    'KAFKA_TOPIC_INPUT',
    'KAFKA_TOPIC_OUTPUT',
    'MODEL_NAME',
    'MODEL_PLATFORM',
    'MODEL_IMPLEMENTATION',
    'MODEL_URI',
    'MODEL_VERSION',
    'MODEL_ENVIRONMENT_TARBALL',
    'MODEL_FORMAT',
    'MODEL_CONTENT_TYPE',
  ].map((name) => `MLSERVER_${name}`),
];

/**
 * Variables that only Seldon's explainer server reads, whose name for the log level is not that of the other servers.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/components/alibi-explain-server/alibiexplainer/constants.py
 */
export const EXPLAINER_VARIABLES: readonly string[] = [
  'SELDON_LOGLEVEL',
  'EXPLAIN_RANDOM_SEED',
  'EXPLAIN_RANDOM_SEED_VALUE',
  'STORAGE_URI',
];
