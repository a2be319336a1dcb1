import { yaml } from '../../../src/rules/example';
import { orchestratorVariableEffect } from '../../../src/rules/orchestrator/orchestrator-variable-effect';
import { describeRule } from '../describe-rule';

/** A model whose orchestrator has some variables. */
const orchestrator = (env: string, spec = '') =>
  `spec: {${spec}predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}, svcOrchSpec: {env: [${env}]}}]}`;
const VARIABLES = 'spec.predictors[0].svcOrchSpec.env';
const KAFKA =
  "{name: KAFKA_BROKER, value: 'k:9092'}, {name: KAFKA_INPUT_TOPIC, value: in}, {name: KAFKA_OUTPUT_TOPIC, value: out}";

describeRule(orchestratorVariableEffect, {
  accepts: {
    'a known level': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
          svcOrchSpec: {env: [{name: SELDON_LOG_LEVEL, value: ERROR}]}
    `,
    "an old setting that is off, as in Seldon's charts": yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
          svcOrchSpec: {env: [{name: SELDON_LOG_REQUESTS, value: 'false'}]}
    `,
    "tracing that is on, as in Seldon's samples": yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
          svcOrchSpec: {env: [{name: TRACING, value: '1'}]}
    `,
    'two topics': yaml`
      spec:
        transport: rest
        serverType: kafka
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
          svcOrchSpec: {env: [
            {name: KAFKA_BROKER, value: 'k:9092'},
            {name: KAFKA_INPUT_TOPIC, value: in},
            {name: KAFKA_OUTPUT_TOPIC, value: out}
          ]}
    `,
    'TLS to Kafka with a certificate, and credentials': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
          svcOrchSpec: {env: [
            {name: LOGGER_KAFKA_BROKER, value: 'kafka:9093'},
            {name: KAFKA_SECURITY_PROTOCOL, value: sasl_ssl},
            {name: KAFKA_SSL_CA_CERT, valueFrom: {secretKeyRef: {name: kafka, key: ca}}},
            {name: KAFKA_SSL_CLIENT_CERT, valueFrom: {secretKeyRef: {name: kafka, key: cert}}},
            {name: KAFKA_SASL_MECHANISM, value: SCRAM-SHA-512},
            {name: KAFKA_SASL_USERNAME, value: ada},
            {name: KAFKA_SASL_PASSWORD, valueFrom: {secretKeyRef: {name: kafka, key: password}}}
          ]}
    `,
    'SASL with a mechanism of the client': orchestrator(
      `${KAFKA}, {name: KAFKA_SECURITY_PROTOCOL, value: SASL_SSL}, {name: KAFKA_SASL_MECHANISM, value: PLAIN}, {name: KAFKA_SASL_USERNAME, value: u}, {name: KAFKA_SASL_PASSWORD, value: p}`,
      'serverType: kafka, transport: rest, ',
    ),
    'a security protocol from elsewhere': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
          svcOrchSpec: {env: [
            {name: KAFKA_SECURITY_PROTOCOL, valueFrom: {configMapKeyRef: {name: kafka, key: protocol}}},
            {name: KAFKA_SASL_USERNAME, value: ada}
          ]}
    `,
  },
  rejects: {
    'settings of the Java engine, set by annotations of old charts': [
      `spec:
  annotations: {seldon.io/engine-log-requests: 'true', seldon.io/engine-message-logging-service: 'http://logger'}
  predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}}]`,
      ['spec.annotations[seldon.io/engine-log-requests]', 'LOG_REQUESTS is no longer read'],
      ['spec.annotations[seldon.io/engine-message-logging-service]', 'MESSAGE_LOGGING_SERVICE is no longer read'],
    ],
    'settings of Kafka without its server type, in one finding': [
      orchestrator(KAFKA),
      [`${VARIABLES}[0].value`, 'KAFKA_BROKER, KAFKA_INPUT_TOPIC, KAFKA_OUTPUT_TOPIC have no effect'],
    ],
    'SASL without a mechanism': [
      orchestrator(
        `${KAFKA}, {name: KAFKA_SECURITY_PROTOCOL, value: SASL_SSL}, {name: KAFKA_SASL_USERNAME, value: u}, {name: KAFKA_SASL_PASSWORD, valueFrom: {secretKeyRef: {name: k, key: p}}}`,
        'serverType: kafka, transport: rest, ',
      ),
      [`${VARIABLES}[3].value`, 'KAFKA_SASL_MECHANISM not set'],
    ],
    'mechanisms that the client lacks, or knows in capitals': [
      `spec: {predictors: [
        {name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x}, traffic: 50, svcOrchSpec: {env: [{name: KAFKA_SECURITY_PROTOCOL, value: SASL_SSL}, {name: KAFKA_SASL_MECHANISM, value: GSSAPI}]}},
        {name: b, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x}, traffic: 50, svcOrchSpec: {env: [{name: KAFKA_SECURITY_PROTOCOL, value: SASL_SSL}, {name: KAFKA_SASL_MECHANISM, value: scram-sha-512}]}}]}`,
      [`${VARIABLES}[1].value`, '"GSSAPI" is not a SASL mechanism'],
      ['spec.predictors[1].svcOrchSpec.env[1].value', '"scram-sha-512" is not a SASL mechanism'],
    ],
    'an unknown mechanism': [
      orchestrator('{name: KAFKA_SECURITY_PROTOCOL, value: SASL_SSL}, {name: KAFKA_SASL_MECHANISM, value: SCRAM}'),
      [`${VARIABLES}[1].value`, '"SCRAM" is not a SASL mechanism'],
    ],
    'a topic with a space': [
      orchestrator(KAFKA.replace('value: in', 'value: my topic'), 'serverType: kafka, transport: rest, '),
      [`${VARIABLES}[1].value`, '"my topic" in KAFKA_INPUT_TOPIC'],
    ],
    'a graph that replaces that of the predictor': [
      orchestrator('{name: ENGINE_PREDICTOR, value: e30=}'),
      [`${VARIABLES}[0].value`, 'not from this predictor'],
    ],
    'addresses without http': [
      orchestrator(
        "{name: REQUEST_LOGGER_DEFAULT_ENDPOINT, value: broker.logs}, {name: JAEGER_ENDPOINT, value: 'jaeger:14268/api/traces'}",
      ),
      [`${VARIABLES}[0].value`, '"broker.logs" is not a URL'],
      [`${VARIABLES}[1].value`, 'no trace is sent'],
    ],
    'an authority without a client certificate': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x},
          svcOrchSpec: {env: [{name: KAFKA_SECURITY_PROTOCOL, value: SSL}, {name: KAFKA_SSL_CA_CERT_FILE, value: /ca.pem}]}}]}`,
      ['spec.predictors[0].svcOrchSpec.env[1].name', 'KAFKA_SSL_CA_CERT_FILE has no effect without'],
    ],
    'credentials over plain text': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x},
          svcOrchSpec: {env: [{name: KAFKA_SECURITY_PROTOCOL, value: SASL_PLAINTEXT}]}}]}`,
      ['spec.predictors[0].svcOrchSpec.env[0].value', 'sends no credentials'],
    ],
    'credentials without a security protocol, and a broker as a URL': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x},
          svcOrchSpec: {env: [{name: LOGGER_KAFKA_BROKER, value: 'http://kafka:9092'}, {name: KAFKA_SASL_PASSWORD, valueFrom: {secretKeyRef: {name: k, key: p}}}]}}]}`,
      ['spec.predictors[0].svcOrchSpec.env[1].name', 'KAFKA_SASL_PASSWORD has no effect'],
      ['spec.predictors[0].svcOrchSpec.env[0].value', 'is not the address of a broker'],
    ],
    'variables of other programs, and misspelled ones': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x},
          svcOrchSpec: {env: [{name: JAVA_OPTS, value: -Xmx1g}, {name: GUNICORN_WORKERS, value: '4'}, {name: EXECUTOR_LOG_LEVEL, value: DEBUG}, {name: JAEGER_AGENT_HOSTS, value: jaeger}]}}]}`,
      ['spec.predictors[0].svcOrchSpec.env[0].value', 'does not read JAVA_OPTS'],
      ['spec.predictors[0].svcOrchSpec.env[1].value', 'does not read GUNICORN_WORKERS'],
      ['spec.predictors[0].svcOrchSpec.env[2].value', 'does not read EXECUTOR_LOG_LEVEL'],
      ['spec.predictors[0].svcOrchSpec.env[3].value', 'does not read JAEGER_AGENT_HOSTS'],
    ],
    'a log level of other servers': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x}, svcOrchSpec: {env: [{name: LOG_LEVEL, value: 'debug'}]}}]}`,
      ['spec.predictors[0].svcOrchSpec.env[0].value', 'does not read LOG_LEVEL'],
    ],
    'what the webhook does not reject already': [
      orchestrator(
        `${KAFKA.replace('KAFKA_BROKER', 'KAFKA_BROKERS')}, {name: SELDON_LOG_LEVEL, value: WARN}`,
        'serverType: kafka, transport: rest, ',
      ),
      [`${VARIABLES}[3].value`, 'unknown log level'],
    ],
    'a name that MLServer uses': [
      orchestrator('{name: KAFKA_TOPIC_INPUT, value: in}'),
      [`${VARIABLES}[0].value`, 'does not read KAFKA_TOPIC_INPUT'],
    ],
    'the file name of a key': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x},
          svcOrchSpec: {env: [{name: SELDON_CERT_KEY_FILE_NAME, value: 'key.pem'}]}}]}`,
      ['spec.predictors[0].svcOrchSpec.env[0].value', 'does not read SELDON_CERT_KEY_FILE_NAME'],
    ],
    'a switch that any value enables': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x},
          svcOrchSpec: {env: [{name: SELDON_ENABLE_ROUTING_INJECTION, value: 'false'}]}}]}`,
      ['spec.predictors[0].svcOrchSpec.env[0].value', 'is enabled by any value'],
    ],
    'an unknown security protocol': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x}, svcOrchSpec: {env: [{name: KAFKA_SECURITY_PROTOCOL, value: 'TLS'}]}}]}`,
      ['spec.predictors[0].svcOrchSpec.env[0].value', 'connections are not encrypted'],
    ],
    'settings of Kafka with server type rpc': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x}, svcOrchSpec: {env: [{name: KAFKA_BROKER, value: 'kafka:9092'}]}}]}`,
      ['spec.predictors[0].svcOrchSpec.env[0].value', 'without serverType kafka'],
    ],
    'unknown log levels': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
            svcOrchSpec: {env: [{name: SELDON_LOG_LEVEL, value: WARN}]}
        `,
      ['spec.predictors[0].svcOrchSpec.env[0].value', 'unknown log level "WARN" is treated as INFO'],
    ],
    'log levels in lower case': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
            svcOrchSpec: {env: [{name: SELDON_LOG_LEVEL, value: debug}]}
        `,
      ['spec.predictors[0].svcOrchSpec.env[0].value', 'unknown log level "debug" is treated as INFO'],
    ],
    'settings of the Java engine': [
      yaml`
        spec:
          annotations: {seldon.io/engine-seldon-log-requests: 'true'}
          predictors:
          - name: a
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
            svcOrchSpec: {env: [{name: SELDON_LOG_MESSAGES_EXTERNALLY, value: 'true'}]}
        `,
      ['spec.annotations[seldon.io/engine-seldon-log-requests]', 'SELDON_LOG_REQUESTS'],
      ['spec.predictors[0].svcOrchSpec.env[0].value', 'SELDON_LOG_MESSAGES_EXTERNALLY'],
    ],
    'tracing turned off by the variable of the model servers': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
            svcOrchSpec: {env: [{name: TRACING, value: '0'}]}
        `,
      ['spec.predictors[0].svcOrchSpec.env[0].value', 'traces whatever the value of TRACING is'],
    ],
    'one topic': [
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
              {name: KAFKA_OUTPUT_TOPIC, value: in}
            ]}
        `,
      ['spec.predictors[0].svcOrchSpec.env[2].value', 'each response is answered again'],
    ],
  },
});

const env = (...variables: string[]) =>
  `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}, svcOrchSpec: {env: [${variables.join(', ')}]}}]}`;
const VALUE = 'spec.predictors[0].svcOrchSpec.env[0].value';

describeRule(orchestratorVariableEffect, {
  accepts: {
    'a boolean of Go': env('{name: SELDON_DEBUG, value: T}'),
    'a switch that is off': env("{name: SELDON_DEBUG, value: 'no'}"),
    'allowed origins': env("{name: CORS_ALLOWED_ORIGINS, value: 'https://example.com'}"),
  },
  rejects: {
    'a word that is not a boolean': [
      env("{name: SELDON_DEBUG, value: 'yes'}"),
      [VALUE, 'SELDON_DEBUG is off: the orchestrator does not read "yes"'],
    ],
    "settings of Seldon's Python server": [
      env('{name: MODEL_NAME, value: iris}', '{name: API_TYPE, value: REST}'),
      [VALUE, 'does not read MODEL_NAME'],
      ['spec.predictors[0].svcOrchSpec.env[1].value', 'does not read API_TYPE'],
    ],
    'settings of OpenTelemetry': [
      env("{name: OTEL_EXPORTER_OTLP_ENDPOINT, value: 'http://otel:4317'}"),
      [VALUE, 'does not read OTEL_EXPORTER_OTLP_ENDPOINT'],
    ],
    'a mistyped setting of origins': [
      env("{name: CORS_ALLOWED_ORIGIN, value: 'https://example.com'}"),
      [VALUE, 'does not read CORS_ALLOWED_ORIGIN'],
    ],
    'the size of messages': [
      env("{name: GRPC_MAX_MESSAGE_SIZE, value: '1000000'}"),
      [VALUE, 'does not read GRPC_MAX_MESSAGE_SIZE'],
    ],
    'the path of a certificate for its text': [
      env('{name: KAFKA_SSL_CLIENT_CERT, value: /etc/kafka/tls.crt}', '{name: KAFKA_SECURITY_PROTOCOL, value: SSL}'),
      [VALUE, '"/etc/kafka/tls.crt" is a path'],
    ],
  },
});
