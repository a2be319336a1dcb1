import { serverVariableEffect } from '../../../src/rules/servers/server-variable-effect';
import { describeRule } from '../describe-rule';

const ENV = 'spec.predictors[0].componentSpecs[0].spec.containers[0].env[0].value';
const server = (name: string, value: string, protocol = 'seldon', implementation = 'SKLEARN_SERVER') =>
  `spec: {protocol: ${protocol}, predictors: [{name: a, graph: {name: m, implementation: ${implementation}, modelUri: gs://m/x},
      componentSpecs: [{spec: {containers: [{name: m, env: [{name: ${name}, value: '${value}'}]}]}}]}]}`;

describeRule(serverVariableEffect, {
  accepts: {
    'a switch that is on': server('GUNICORN_ACCESS_LOG', 'True'),
    'a switch that is off': server('SELDON_DEBUG', 'false'),
    'a setting of Gunicorn': server('GUNICORN_WORKERS', '4'),
    'your own variable': server('REGION', 'eu'),
    'a setting of MLServer': server('MLSERVER_PARALLEL_WORKERS', '2', 'v2'),
    'a setting of a runtime of MLServer': server('MLSERVER_MODEL_HUGGINGFACE_TASK', 'x', 'v2', 'HUGGINGFACE_SERVER'),
    'what the image sets itself': server('PERSISTENCE', '0'),
    'what MLflow models may read': server('MODEL_NAME', 'iris', 'v2', 'MLFLOW_SERVER'),
    tracing: server('JAEGER_AGENT_HOST', 'jaeger'),
    'any variable of TensorFlow Serving': server('GUNICORN_TIMEOUT', '3', 'tensorflow', 'TENSORFLOW_SERVER'),
  },
  rejects: {
    'settings of old images': [server('API_TYPE', 'GRPC'), [ENV, 'does not read API_TYPE: it answers REST and gRPC']],
    'settings that the proxy in front of TensorFlow Serving does not read': [
      server('API_TYPE', 'GRPC', 'seldon', 'TENSORFLOW_SERVER'),
      [ENV, 'does not read API_TYPE'],
    ],
    'a state that is no longer stored': [server('PERSISTENCE', '1'), [ENV, 'ignores PERSISTENCE']],
    "a setting of MLServer for Seldon's Python server": [
      server('MLSERVER_PARALLEL_WORKERS', '4'),
      [ENV, 'does not read MLSERVER_PARALLEL_WORKERS, which is a setting of MLServer'],
    ],
    'settings of the orchestrator': [
      server('REQUEST_LOGGER_DEFAULT_ENDPOINT', 'http://logger'),
      [ENV, 'REQUEST_LOGGER_DEFAULT_ENDPOINT, which is a setting of the orchestrator'],
    ],
    'settings of the operator': [
      server('ENGINE_SERVER_PORT', '8001', 'v2'),
      [ENV, 'the server does not read ENGINE_SERVER_PORT'],
    ],
    "a variable of images with Seldon's Python server, for MLServer": [
      server('MODEL_NAME', 'iris', 'v2'),
      [ENV, 'MLServer does not read MODEL_NAME'],
    ],
    'batches that nothing waits for': [
      `spec: {protocol: v2, predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x},
          componentSpecs: [{spec: {containers: [{name: m, env: [{name: MLSERVER_MODEL_MAX_BATCH_SIZE, value: '8'}]}]}}]}]}`,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[0].value', 'MLServer creates no batches'],
    ],
    'an address that only the container itself reaches': [
      server('MLSERVER_HOST', '127.0.0.1', 'v2'),
      [ENV, 'MLServer listens on "127.0.0.1" only'],
    ],
    'a misspelled setting of the Hugging Face runtime': [
      server('MLSERVER_MODEL_HUGGINGFACE_MODEL', 'gpt2', 'v2', 'HUGGINGFACE_SERVER'),
      [ENV, 'does not read MLSERVER_MODEL_HUGGINGFACE_MODEL'],
    ],
    'a setting of MLServer by another name': [
      server('MLSERVER_MODEL_SETTINGS', '{}', 'v2'),
      [ENV, 'does not read MLSERVER_MODEL_SETTINGS'],
    ],
    'the log level by another name': [server('LOG_LEVEL', 'DEBUG'), [ENV, 'does not read LOG_LEVEL']],
    'a setting of MLServer for Triton': [
      server('MLSERVER_PARALLEL_WORKERS', '4', 'v2', 'TRITON_SERVER'),
      [ENV, 'MLSERVER_PARALLEL_WORKERS, which is a setting of another server'],
    ],
    "a setting of Seldon's Python server for TensorFlow Serving": [
      server('GUNICORN_WORKERS', '4', 'tensorflow', 'TENSORFLOW_SERVER'),
      [ENV, 'GUNICORN_WORKERS, which is a setting of another server'],
    ],
    'a word that is treated as off': [server('GUNICORN_ACCESS_LOG', 'yes'), [ENV, 'GUNICORN_ACCESS_LOG is off']],
    'an unknown setting of Gunicorn': [server('GUNICORN_TIMEOUT', '60'), [ENV, 'does not read GUNICORN_TIMEOUT']],
    'a misspelled setting of MLServer': [
      server('MLSERVER_PARALEL_WORKERS', '2', 'v2'),
      [ENV, 'MLServer does not read MLSERVER_PARALEL_WORKERS'],
    ],
    "a setting of Seldon's Python server for MLServer": [
      server('GUNICORN_WORKERS', '4', 'v2'),
      [ENV, 'MLServer does not read GUNICORN_WORKERS'],
    ],
  },
});
