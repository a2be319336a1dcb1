import { yaml } from '../../../src/rules/example';
import { kafkaEnvironment } from '../../../src/rules/webhook/kafka-environment';
import { describeRule } from '../describe-rule';

describeRule(kafkaEnvironment, {
  accepts: {
    'all three variables': yaml`
      serverType: kafka
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        svcOrchSpec:
          env:
          - {name: KAFKA_BROKER, value: x}
          - {name: KAFKA_INPUT_TOPIC, value: x}
          - {name: KAFKA_OUTPUT_TOPIC, value: x}
    `,
    'no variable for another server type': yaml`
      serverType: rpc
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'one variable three times, as the webhook does': yaml`
      serverType: kafka
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        svcOrchSpec:
          env:
          - {name: KAFKA_BROKER, value: x}
          - {name: KAFKA_BROKER, value: x}
          - {name: KAFKA_BROKER, value: x}
    `,
  },
  rejects: {
    'names of other clients, and a misspelled one': [
      yaml`
      serverType: kafka
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        svcOrchSpec:
          env:
          - {name: KAFKA_BOOTSTRAP_SERVERS, value: x}
          - {name: KAFKA_INPUT_TOPICS, value: x}
          - {name: KAFKA_OUTPUT_TOPIC, value: x}
    `,
      ['spec.predictors[0].svcOrchSpec.env', 'lacks KAFKA_BROKER, KAFKA_INPUT_TOPIC'],
    ],
    'no environment': [
      yaml`
      serverType: kafka
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[0].svcOrchSpec.env', 'lacks KAFKA_BROKER, KAFKA_INPUT_TOPIC, KAFKA_OUTPUT_TOPIC'],
    ],
    'one of two predictors': [
      yaml`
      serverType: kafka
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        svcOrchSpec:
          env:
          - {name: KAFKA_BROKER, value: x}
          - {name: KAFKA_INPUT_TOPIC, value: x}
          - {name: KAFKA_OUTPUT_TOPIC, value: x}
      - name: b
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        svcOrchSpec:
          env:
          - {name: KAFKA_BROKER, value: x}
          - {name: KAFKA_OUTPUT_TOPIC, value: x}
    `,
      ['spec.predictors[1].svcOrchSpec.env', '"b" with server type kafka lacks KAFKA_INPUT_TOPIC'],
    ],
  },
});
