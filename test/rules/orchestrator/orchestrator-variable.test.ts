import { yaml } from '../../../src/rules/example';
import { orchestratorVariable } from '../../../src/rules/orchestrator/orchestrator-variable';
import { describeRule } from '../describe-rule';

describeRule(orchestratorVariable, {
  accepts: {
    'valid values': yaml`
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
    'settings of Kafka that are not read': yaml`
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
      ['spec.predictors[0].svcOrchSpec.env[0].value', 'the orchestrator rejects JAEGER_SAMPLER_PARAM "100"'],
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
      `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x},
          svcOrchSpec: {env: [{name: JAEGER_ENDPOINT, value: '10.0.0.7:14268'}, {name: JAEGER_USER, value: ada}]}}]}`,
      ['spec.predictors[0].svcOrchSpec.env[0].value', 'the orchestrator rejects JAEGER_ENDPOINT "10.0.0.7:14268"'],
      ['spec.predictors[0].svcOrchSpec.env[1].name', 'does not start without JAEGER_PASSWORD'],
    ],
    'no worker for Kafka': [
      `spec: {serverType: kafka, predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x},
          svcOrchSpec: {env: [{name: KAFKA_BROKER, value: 'k:9092'}, {name: KAFKA_INPUT_TOPIC, value: in}, {name: KAFKA_OUTPUT_TOPIC, value: out}, {name: KAFKA_WORKERS, value: '0'}]}}]}`,
      ['spec.predictors[0].svcOrchSpec.env[3].value', 'the orchestrator rejects KAFKA_WORKERS "0"'],
    ],
    'a sampler that Jaeger does not have': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x},
          svcOrchSpec: {env: [{name: JAEGER_SAMPLER_TYPE, value: 'probability'}]}}]}`,
      ['spec.predictors[0].svcOrchSpec.env[0].value', 'the orchestrator rejects JAEGER_SAMPLER_TYPE "probability"'],
    ],
    'a retry interval without a unit': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x},
          svcOrchSpec: {env: [{name: JAEGER_REPORTER_ATTEMPT_RECONNECT_INTERVAL, value: '30'}]}}]}`,
      ['spec.predictors[0].svcOrchSpec.env[0].value', 'ATTEMPT_RECONNECT_INTERVAL "30"'],
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
      ['spec.predictors[0].svcOrchSpec.env[3].value', 'the orchestrator rejects KAFKA_WORKERS "4.0"'],
      ['spec.predictors[0].svcOrchSpec.env[4].value', 'the orchestrator rejects KAFKA_AUTO_COMMIT "yes"'],
      ['spec.predictors[0].svcOrchSpec.env[5].value', 'the orchestrator rejects KAFKA_FULL_GRAPH "on"'],
    ],
    'values of Jaeger': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
            svcOrchSpec: {env: [{name: JAEGER_REPORTER_FLUSH_INTERVAL, value: '5'}]}
        `,
      ['spec.predictors[0].svcOrchSpec.env[0].value', 'the orchestrator rejects JAEGER_REPORTER_FLUSH_INTERVAL "5"'],
    ],
    'the host of an agent with its port': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m},
      svcOrchSpec: {env: [{name: JAEGER_AGENT_HOST, value: 'jaeger-agent:6831'}]}}]}`,
      ['spec.predictors[0].svcOrchSpec.env[0].value', 'rejects JAEGER_AGENT_HOST "jaeger-agent:6831"'],
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
      ['spec.annotations[seldon.io/engine-jaeger-disabled]', 'the orchestrator rejects JAEGER_DISABLED "no"'],
    ],
  },
});
