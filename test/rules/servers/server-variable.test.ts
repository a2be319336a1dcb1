import { yaml } from '../../../src/rules/example';
import { serverVariable } from '../../../src/rules/servers/server-variable';
import { describeRule } from '../describe-rule';

describeRule(serverVariable, {
  accepts: {
    'what the image sets itself': `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m},
      componentSpecs: [{spec: {containers: [{name: m, env: [{name: MODEL_NAME, value: SKLearnServer}, {name: SERVICE_TYPE, value: MODEL}]}]}}]}]}`,
    'the name of a model for MLServer': `spec: {protocol: v2, predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m},
      componentSpecs: [{spec: {containers: [{name: m, env: [{name: MODEL_NAME, value: iris}]}]}}]}]}`,
    'valid values': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
          componentSpecs:
          - spec: {containers: [{name: m, env: [
              {name: TRACING, value: '1'},
              {name: GUNICORN_WORKERS, value: '4'},
              {name: SELDON_LOG_LEVEL, value: DEBUG}]}
            ]}
    `,
    'values of another server': yaml`
      spec:
        protocol: v2
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
          componentSpecs:
          - spec: {containers: [{name: m, env: [{name: TRACING, value: 'true'}]}]}
    `,
    'your own image, which another rule covers': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
          componentSpecs:
          - spec: {containers: [{name: m, image: 'registry.example.com/own:1', env: [
              {name: TRACING, value: 'true'}]}
            ]}
    `,
    'a value from elsewhere': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
          componentSpecs:
          - spec: {containers: [{name: m, env: [{name: GUNICORN_WORKERS, value: $(WORKERS)}]}]}
    `,
  },
  rejects: {
    'the class of the proxy in front of TensorFlow Serving': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: TENSORFLOW_SERVER, modelUri: gs://m/x},
        componentSpecs: [{spec: {containers: [{name: m, env: [{name: MODEL_NAME, value: mnist}]}]}}]}]}`,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[0].value', 'MODEL_NAME "mnist"'],
    ],
    'commands for a shell that nothing runs, and a word for a number': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x},
        componentSpecs: [{spec: {containers: [{name: m, env: [{name: GUNICORN_WORKERS, value: $(nproc)}, {name: PERSISTENCE, value: 'true'}]}]}}]}]}`,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[0].value', 'GUNICORN_WORKERS "$(nproc)"'],
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[1].value', 'PERSISTENCE "true"'],
    ],
    'the name of the model, which the image takes for its Python class': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m},
        componentSpecs: [{spec: {containers: [{name: m, env: [{name: MODEL_NAME, value: iris}, {name: SERVICE_TYPE, value: REST}]}]}}]}]}`,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[0].value', 'MODEL_NAME "iris"'],
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[1].value', 'SERVICE_TYPE "REST"'],
    ],
    'numbers out of range': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x},
          componentSpecs: [{spec: {containers: [{name: m, env: [{name: GUNICORN_WORKERS, value: '0'}, {name: GUNICORN_THREADS, value: '-1'}, {name: GRPC_THREADS, value: '0'}, {name: GRPC_WORKERS, value: '0'}]}]}}]}]}`,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[0].value', 'GUNICORN_WORKERS'],
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[1].value', 'GUNICORN_THREADS'],
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[2].value', 'GRPC_THREADS'],
    ],
    'an empty pool and broken JSON, for MLServer': [
      `spec: {protocol: v2, predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x},
          componentSpecs: [{spec: {containers: [{name: m, env: [{name: MLSERVER_PARALLEL_WORKERS, value: '-1'}, {name: MLSERVER_CORS_SETTINGS, value: '*'}, {name: MLSERVER_EXTENSIONS, value: '{}'}, {name: MLSERVER_MODEL_EXTRA, value: '{"a": 1}'}]}]}}]}]}`,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[0].value', 'MLSERVER_PARALLEL_WORKERS'],
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[1].value', 'MLSERVER_CORS_SETTINGS'],
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[2].value', 'MLSERVER_EXTENSIONS'],
    ],
    'of the Python server': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
            componentSpecs:
            - spec: {containers: [{name: m, env: [
                {name: TRACING, value: 'true'},
                {name: SELDON_LOG_LEVEL, value: info},
                {name: GUNICORN_THREADS, value: ''}]}
              ]}
        `,
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].env[0].value',
        'SKLEARN_SERVER cannot start with TRACING "true"',
      ],
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[1].value', 'SELDON_LOG_LEVEL'],
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[2].value', 'GUNICORN_THREADS'],
    ],
    'of MLServer': [
      yaml`
        spec:
          protocol: v2
          predictors:
          - name: a
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
            componentSpecs:
            - spec: {containers: [{name: m, env: [
                {name: MLSERVER_PARALLEL_WORKERS, value: auto},
                {name: MLSERVER_DEBUG, value: verbose}]}
              ]}
        `,
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].env[0].value',
        'SKLEARN_SERVER cannot start with MLSERVER_PARALLEL_WORKERS "auto"',
      ],
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[1].value', 'MLSERVER_DEBUG'],
    ],
  },
});
