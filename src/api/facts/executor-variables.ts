import { PYTHON_IMAGE_VARIABLES } from './server-variables';
import { type VariableKind } from './variable-kinds';

/** The variable with the predictor that the orchestrator runs, in Base64. */
export const ENGINE_PREDICTOR = 'ENGINE_PREDICTOR';
/** Where the orchestrator sends requests to log, if no node says. */
export const LOGGER_DEFAULT_ENDPOINT = 'REQUEST_LOGGER_DEFAULT_ENDPOINT';
export const SELDON_LOG_LEVEL = 'SELDON_LOG_LEVEL';

/**
 * Variables of the executor with `serverType: kafka`.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/executor/cmd/executor/main.go
 */
export const KAFKA_VARIABLES: Readonly<Record<string, VariableKind>> = {
  KAFKA_FULL_GRAPH: 'boolean',
  KAFKA_AUTO_COMMIT: 'boolean',
  // Without workers, messages are fetched and never answered.
  KAFKA_WORKERS: 'positive',
};

/**
 * Variables of the executor's Jaeger client, which it always starts.
 * @see https://github.com/jaegertracing/jaeger-client-go/blob/v2.25.0/config/config_env.go
 */
export const JAEGER_VARIABLES: Readonly<Record<string, VariableKind>> = {
  JAEGER_RPC_METRICS: 'boolean',
  JAEGER_DISABLED: 'boolean',
  JAEGER_SAMPLER_PARAM: 'number',
  JAEGER_SAMPLER_MAX_OPERATIONS: 'integer',
  JAEGER_SAMPLER_REFRESH_INTERVAL: 'duration',
  JAEGER_REPORTER_MAX_QUEUE_SIZE: 'integer',
  JAEGER_REPORTER_FLUSH_INTERVAL: 'duration',
  JAEGER_REPORTER_LOG_SPANS: 'boolean',
  JAEGER_AGENT_PORT: 'integer',
  JAEGER_REPORTER_ATTEMPT_RECONNECTING_DISABLED: 'boolean',
  JAEGER_REPORTER_ATTEMPT_RECONNECT_INTERVAL: 'duration',
};

/** Jaeger samplers with any parameter; for all others, it is a probability. */
export const FREE_SAMPLERS: readonly string[] = ['const', 'ratelimiting'];

/** Variables with which the executor exits unless they have one of these values, in any case. */
export const EXECUTOR_WORDS: Readonly<Record<string, readonly string[]>> = {
  JAEGER_SAMPLER_TYPE: ['const', 'probabilistic', 'ratelimiting', 'remote'],
};

/** Variables that the executor does not read, each with what to write instead. */
export const UNREAD_BY_EXECUTOR: Readonly<Record<string, string>> = {
  LOG_LEVEL: 'write SELDON_LOG_LEVEL',
  SELDON_CERT_KEY_FILE_NAME: 'name the files tls.crt and tls.key: SELDON_CERT_FILE_NAME names both by mistake',
};

/** Variables that other programs than the executor read, and where they belong. */
export const OTHER_READERS: readonly { readonly names: RegExp; readonly remedy: string }[] = [
  {
    names: /^JAVA_(TOOL_OPTIONS|OPTS)$/,
    remedy: 'remove it: the orchestrator is not a Java program since Seldon Core 1.9',
  },
  {
    names:
      /^(GUNICORN|FLASK|MLSERVER|PREDICTIVE_UNIT)_|^(GRPC_THREADS|GRPC_WORKERS|PAYLOAD_PASSTHROUGH|FILTER_METRICS_ACCESS_LOGS)$/,
    remedy: "move it to the env of the node's container",
  },
  {
    names: new RegExp(`^(${PYTHON_IMAGE_VARIABLES.join('|')})$`),
    remedy: "remove it: images with Seldon's Python server set it themselves",
  },
  {
    names: /^OTEL_/,
    remedy:
      "remove it: the orchestrator sends traces with Jaeger's client only, set by JAEGER_AGENT_HOST or JAEGER_ENDPOINT",
  },
  { names: /^GRPC_MAX_MESSAGE_(SIZE|LENGTH)$/, remedy: 'set the annotation seldon.io/grpc-max-message-size' },
  { names: /^EXECUTOR_/, remedy: "the operator reads it: set it in the operator's values, under executor" },
];

/** The addresses of Kafka's brokers. */
export const KAFKA_BROKER = 'KAFKA_BROKER';
/** The topics that requests come from, and that responses go to. */
export const KAFKA_TOPICS = { input: 'KAFKA_INPUT_TOPIC', output: 'KAFKA_OUTPUT_TOPIC' } as const;

/** The variables without which the webhook rejects a predictor with `serverType: kafka`. */
export const KAFKA_NEEDED: readonly string[] = [KAFKA_BROKER, KAFKA_TOPICS.input, KAFKA_TOPICS.output];

/** Variables that the executor only reads with `serverType: kafka`. */
export const KAFKA_ONLY: readonly string[] = [...KAFKA_NEEDED, ...Object.keys(KAFKA_VARIABLES)];

/** With this variable the orchestrator sends logged payloads to Kafka instead of a URL; the second is their topic. */
export const LOGGER_KAFKA_BROKER = 'LOGGER_KAFKA_BROKER';
export const LOGGER_KAFKA_TOPIC = 'LOGGER_KAFKA_TOPIC';

/** Names that other clients of Kafka, MLServer among them, give to what the executor reads under a name of its own. */
export const KAFKA_OTHER_WORDS: Readonly<Record<string, string>> = {
  KAFKA_BOOTSTRAP_SERVER: KAFKA_BROKER,
  KAFKA_BOOTSTRAP_SERVERS: KAFKA_BROKER,
  KAFKA_BROKER_URL: KAFKA_BROKER,
  KAFKA_SERVERS: KAFKA_BROKER,
  KAFKA_TOPIC_INPUT: KAFKA_TOPICS.input,
  KAFKA_TOPIC_OUTPUT: KAFKA_TOPICS.output,
};

/** Variables that the orchestrator reads, and no server of models. */
export const ORCHESTRATOR_ONLY: readonly string[] = [
  ...KAFKA_ONLY,
  LOGGER_KAFKA_BROKER,
  LOGGER_KAFKA_TOPIC,
  LOGGER_DEFAULT_ENDPOINT,
  'CORS_ALLOWED_ORIGINS',
  'CORS_ALLOWED_HEADERS',
  'SELDON_ENABLE_ROUTING_INJECTION',
];

/** Variables of the operator, which sets ports and images from its own. */
export const OPERATOR_ONLY = /^(ENGINE|EXECUTOR)_/;

/**
 * All variables that the executor or its Jaeger client reads.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/executor/cmd/executor/main.go
 * @see https://github.com/jaegertracing/jaeger-client-go/blob/v2.25.0/config/config_env.go
 */
export const EXECUTOR_SETTINGS: readonly string[] = [
  ...Object.keys(JAEGER_VARIABLES),
  ...ORCHESTRATOR_ONLY,
  ...['SERVICE_NAME', 'TAGS', 'SAMPLER_TYPE', 'SAMPLER_MANAGER_HOST_PORT', 'SAMPLING_ENDPOINT', 'ENDPOINT'].map(
    (name) => `JAEGER_${name}`,
  ),
  ...['USER', 'PASSWORD', 'AGENT_HOST', 'TRACE_PROPAGATION_TYPE'].map((name) => `JAEGER_${name}`),
  ...['SECURITY_PROTOCOL', 'SASL_USERNAME', 'SASL_PASSWORD', 'SASL_MECHANISM'].map((name) => `KAFKA_${name}`),
  ...[
    'CLIENT_CERT',
    'CLIENT_KEY',
    'CA_CERT',
    'CLIENT_CERT_FILE',
    'CLIENT_KEY_FILE',
    'CA_CERT_FILE',
    'CLIENT_KEY_PASS',
  ].map((name) => `KAFKA_SSL_${name}`),
  ENGINE_PREDICTOR,
  SELDON_LOG_LEVEL,
  'SELDON_DEBUG',
  'SELDON_CERT_MOUNT_PATH',
  'SELDON_CERT_FILE_NAME',
];

/** The Kafka security protocols that the executor knows, in any case; any other value means none. */
export const KAFKA_SECURITY: readonly string[] = ['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'];

/** Variables whose mere presence enables something in the executor. */
export const ON_BY_PRESENCE: readonly string[] = ['SELDON_ENABLE_ROUTING_INJECTION'];

/** The log levels that the executor knows; any other value means INFO, even `WARN`, because of a bug in its source. */
export const EXECUTOR_LOG_LEVELS: readonly string[] = ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'FATAL'];

const LOG_REQUESTS = "set 'logger: {mode: request}' on a node of the graph";
const LOG_RESPONSES = "set 'logger: {mode: response}' on a node of the graph";
const LOG_EXTERNALLY = "set 'logger' on a node of the graph";
const LOGGING_SERVICE = "set 'logger: {url: ...}' on a node of the graph";
const LOG_TYPE = 'the executor sets the types of the messages itself';

/**
 * Settings of the Java engine, which Seldon Core 1.9 removed, each with what to do instead. Old charts have annotations
 * that set them without their prefix.
 */
export const ENGINE_VARIABLES: Readonly<Record<string, string>> = {
  SELDON_LOG_MESSAGES_EXTERNALLY: LOG_EXTERNALLY,
  SELDON_LOG_REQUESTS: LOG_REQUESTS,
  SELDON_LOG_RESPONSES: LOG_RESPONSES,
  SELDON_LOG_MESSAGE_TYPE: LOG_TYPE,
  SELDON_MESSAGE_LOGGING_SERVICE: LOGGING_SERVICE,
  LOG_MESSAGES_EXTERNALLY: LOG_EXTERNALLY,
  LOG_REQUESTS,
  LOG_RESPONSES,
  LOG_MESSAGE_TYPE: LOG_TYPE,
  MESSAGE_LOGGING_SERVICE: LOGGING_SERVICE,
};
