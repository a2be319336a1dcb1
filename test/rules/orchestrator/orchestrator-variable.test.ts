import { yaml } from '../../../src/rules/example';
import { orchestratorVariable } from '../../../src/rules/orchestrator/orchestrator-variable';
import { describeRule } from '../describe-rule';

describeRule(orchestratorVariable, {
  accepts: {
    'readable values': yaml`
      spec:
        transport: rest
        serverType: kafka
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
          svcOrchSpec: {env: [
            {name: KAFKA_BROKER, value: 'k:9092'},
            {name: KAFKA_INPUT_TOPIC, value: in},
            {name: KAFKA_OUTPUT_TOPIC, value: out},
            {name: KAFKA_WORKERS, value: '8'},
            {name: KAFKA_AUTO_COMMIT, value: 'false'},
            {name: JAEGER_SAMPLER_PARAM, value: '0.5'}
          ]}
    `,
    'settings of Kafka that nothing reads': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
          svcOrchSpec: {env: [{name: KAFKA_WORKERS, value: many}]}
    `,
    'an empty value, which counts as none': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
          svcOrchSpec: {env: [{name: JAEGER_SAMPLER_PARAM, value: ''}]}
    `,
    'samplers whose parameter is not a probability': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
          svcOrchSpec: {env: [{name: JAEGER_SAMPLER_TYPE, value: RateLimiting}, {name: JAEGER_SAMPLER_PARAM, value: '10'}]}
    `,
    'a sampler that is not started': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
          svcOrchSpec: {env: [{name: JAEGER_DISABLED, value: 'true'}, {name: JAEGER_SAMPLER_PARAM, value: '10'}]}
    `,
    'a collector, its password from a Secret, and tags': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
          svcOrchSpec: {env: [
            {name: JAEGER_ENDPOINT, value: 'http://jaeger-collector:14268/api/traces'},
            {name: JAEGER_USER, value: ada},
            {name: JAEGER_PASSWORD, valueFrom: {secretKeyRef: {name: jaeger, key: password}}},
            {name: JAEGER_TAGS, value: 'team=ml,zone=\${ZONE:eu}'}
          ]}
    `,
  },
  rejects: {
    'a probability above 1, for the sampler that is the default': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x}, svcOrchSpec: {env: [{name: JAEGER_SAMPLER_PARAM, value: '100'}]}}]}`,
      ['spec.predictors[0].svcOrchSpec.env[0].value', 'JAEGER_SAMPLER_PARAM cannot be "100"'],
    ],
    'a probability below 0, where an annotation names the sampler': [
      `spec: {annotations: {seldon.io/engine-jaeger-sampler-type: probabilistic}, predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x}, svcOrchSpec: {env: [{name: JAEGER_SAMPLER_PARAM, value: '-0.1'}]}}]}`,
      ['spec.predictors[0].svcOrchSpec.env[0].value', 'the sampler probabilistic'],
    ],
    'tags that end in a comma': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x}, svcOrchSpec: {env: [{name: JAEGER_TAGS, value: 'team=ml,'}]}}]}`,
      ['spec.predictors[0].svcOrchSpec.env[0].value', 'crashes on ""'],
    ],
    'a collector without a scheme, and a user without a password': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x}, svcOrchSpec: {env: [{name: JAEGER_ENDPOINT, value: '10.0.0.7:14268'}, {name: JAEGER_USER, value: ada}]}}]}`,
      ['spec.predictors[0].svcOrchSpec.env[0].value', 'JAEGER_ENDPOINT cannot be "10.0.0.7:14268"'],
      ['spec.predictors[0].svcOrchSpec.env[1].name', 'does not start without JAEGER_PASSWORD'],
    ],
    'no worker for Kafka': [
      `spec: {serverType: kafka, predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x}, svcOrchSpec: {env: [{name: KAFKA_BROKER, value: 'k:9092'}, {name: KAFKA_INPUT_TOPIC, value: in}, {name: KAFKA_OUTPUT_TOPIC, value: out}, {name: KAFKA_WORKERS, value: '0'}]}}]}`,
      ['spec.predictors[0].svcOrchSpec.env[3].value', 'KAFKA_WORKERS cannot be "0"'],
    ],
    'a sampler that Jaeger does not have': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x}, svcOrchSpec: {env: [{name: JAEGER_SAMPLER_TYPE, value: 'probability'}]}}]}`,
      ['spec.predictors[0].svcOrchSpec.env[0].value', 'JAEGER_SAMPLER_TYPE cannot be "probability"'],
    ],
    'how often to try again': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x}, svcOrchSpec: {env: [{name: JAEGER_REPORTER_ATTEMPT_RECONNECT_INTERVAL, value: '30'}]}}]}`,
      ['spec.predictors[0].svcOrchSpec.env[0].value', 'cannot be "30"'],
    ],
    'values of Kafka': [
      yaml`
        spec:
          transport: rest
          serverType: kafka
          predictors:
          - name: a
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
            svcOrchSpec: {env: [
              {name: KAFKA_BROKER, value: 'k:9092'},
              {name: KAFKA_INPUT_TOPIC, value: in},
              {name: KAFKA_OUTPUT_TOPIC, value: out},
              {name: KAFKA_WORKERS, value: '4.0'},
              {name: KAFKA_AUTO_COMMIT, value: 'yes'},
              {name: KAFKA_FULL_GRAPH, value: 'on'}
            ]}
        `,
      ['spec.predictors[0].svcOrchSpec.env[3].value', 'KAFKA_WORKERS cannot be "4.0"'],
      ['spec.predictors[0].svcOrchSpec.env[4].value', 'KAFKA_AUTO_COMMIT cannot be "yes"'],
      ['spec.predictors[0].svcOrchSpec.env[5].value', 'KAFKA_FULL_GRAPH cannot be "on"'],
    ],
    'values of Jaeger': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
            svcOrchSpec: {env: [{name: JAEGER_REPORTER_FLUSH_INTERVAL, value: '5'}]}
        `,
      ['spec.predictors[0].svcOrchSpec.env[0].value', 'JAEGER_REPORTER_FLUSH_INTERVAL cannot be "5"'],
    ],
    'an annotation': [
      yaml`
        spec:
          annotations: {seldon.io/engine-jaeger-disabled: 'no'}
          predictors:
          - name: a
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
            svcOrchSpec: {env: []}
        `,
      ['spec.annotations[seldon.io/engine-jaeger-disabled]', 'JAEGER_DISABLED cannot be "no"'],
    ],
  },
});
