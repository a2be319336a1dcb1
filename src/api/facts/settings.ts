/** Where a user can write an annotation on a SeldonDeployment. */
export type AnnotationLevel =
  | 'metadata' // metadata.annotations
  | 'spec' // spec.annotations
  | 'predictor' // spec.predictors[].annotations
  | 'componentSpec'; // spec.predictors[].componentSpecs[].metadata.annotations

/** What reads an annotation. The executor reads those of its own pod. */
export type AnnotationReader = 'operator' | 'istio' | 'ambassador' | 'executor';

/**
 * The value that the reader expects. A boolean is on for `true` in any case, and off for everything else; `not-false`
 * is off for exactly `false`, and on for everything else.
 */
export type AnnotationValue = 'boolean' | 'not-false' | 'integer' | 'milliseconds' | 'seconds' | 'bytes' | 'text';

type Readers = readonly { readonly reader: AnnotationReader; readonly levels: readonly AnnotationLevel[] }[];

/** An annotation of Seldon, and the levels where it is read. */
export interface AnnotationDefinition {
  readonly key: string;
  /** The property of the SeldonDeployment construct that writes it; absent if users write the annotation itself. */
  readonly property?: string;
  readonly value: AnnotationValue;
  readonly readers: Readers;
  readonly meaning: string;
}

/** `spec.annotations` first, then `metadata.annotations`. */
const SPEC_OR_METADATA: readonly AnnotationLevel[] = ['spec', 'metadata'];
/** Levels that reach the pod; the last one wins. `metadata.annotations` never do. */
const POD: readonly AnnotationLevel[] = ['spec', 'predictor', 'componentSpec'];

const OPERATOR: Readers = [{ reader: 'operator', levels: SPEC_OR_METADATA }];
const ISTIO: Readers = [{ reader: 'istio', levels: SPEC_OR_METADATA }];
const AMBASSADOR: Readers = [{ reader: 'ambassador', levels: SPEC_OR_METADATA }];
const EXECUTOR_AND_AMBASSADOR: Readers = [{ reader: 'executor', levels: POD }, ...AMBASSADOR];

/**
 * Prefix of annotations of `spec` that become environment variables of the executor: `seldon.io/engine-log-level` is
 * `LOG_LEVEL`.
 */
export const ENGINE_ENV_PREFIX = 'seldon.io/engine-';

export const REST_TIMEOUT = 'seldon.io/rest-timeout';
export const GRPC_TIMEOUT = 'seldon.io/grpc-timeout';
export const GRPC_MAX_MESSAGE_SIZE = 'seldon.io/grpc-max-message-size';
export const ENGINE_SEPARATE_POD = 'seldon.io/engine-separate-pod';
export const NO_ENGINE = 'seldon.io/no-engine';
export const NO_STORAGE_INITIALIZER = 'seldon.io/no-storage-initializer';
export const SERVICE_NAME = 'seldon.io/svc-name';
export const HEADLESS_SERVICE = 'seldon.io/headless-svc';
export const LOGGER_QUEUE_SIZE = 'seldon.io/executor-logger-queue-size';
export const LOGGER_WRITE_TIMEOUT = 'seldon.io/executor-logger-write-timeout-ms';
export const ISTIO_GATEWAY = 'seldon.io/istio-gateway';
export const ISTIO_HOST = 'seldon.io/istio-host';
export const ISTIO_RETRIES = 'seldon.io/istio-retries';
export const ISTIO_RETRIES_TIMEOUT = 'seldon.io/istio-retries-timeout';
export const AMBASSADOR_SERVICE_NAME = 'seldon.io/ambassador-service-name';
export const AMBASSADOR_HEADER = 'seldon.io/ambassador-header';
export const AMBASSADOR_REGEX_HEADER = 'seldon.io/ambassador-regex-header';
export const AMBASSADOR_ID = 'seldon.io/ambassador-id';
export const AMBASSADOR_RETRIES = 'seldon.io/ambassador-retries';
export const AMBASSADOR_CONFIG = 'seldon.io/ambassador-config';
export const AMBASSADOR_MAX_CONNECTIONS = 'seldon.io/ambassador-circuit-breakers-max-connections';
export const AMBASSADOR_MAX_PENDING_REQUESTS = 'seldon.io/ambassador-circuit-breakers-max-pending-requests';
export const AMBASSADOR_MAX_REQUESTS = 'seldon.io/ambassador-circuit-breakers-max-requests';
export const AMBASSADOR_MAX_RETRIES = 'seldon.io/ambassador-circuit-breakers-max-retries';

const ROWS = [
  {
    key: REST_TIMEOUT,
    property: 'restTimeout',
    value: 'milliseconds',
    readers: EXECUTOR_AND_AMBASSADOR,
    meaning:
      'timeout of a REST request to one graph node, and of a REST request through Ambassador (there by default ' +
      '3000); an executor in its own pod ignores it',
  },
  {
    key: GRPC_TIMEOUT,
    property: 'grpcTimeout',
    value: 'milliseconds',
    readers: EXECUTOR_AND_AMBASSADOR,
    meaning:
      'timeout of a gRPC request to one graph node, and of a gRPC request through Ambassador API v1; an ' +
      'executor in its own pod ignores it',
  },
  {
    key: GRPC_MAX_MESSAGE_SIZE,
    property: 'grpcMaxMessageBytes',
    value: 'bytes',
    readers: [{ reader: 'executor', levels: POD }],
    meaning: 'maximum size of a gRPC message; by default 2147483647; an executor in its own pod ignores it',
  },
  {
    key: ENGINE_SEPARATE_POD,
    property: 'separateOrchestrator',
    value: 'boolean',
    readers: [{ reader: 'operator', levels: ['spec'] }],
    meaning: 'runs the service orchestrator in its own pod',
  },
  {
    key: NO_ENGINE,
    value: 'boolean',
    readers: [{ reader: 'operator', levels: ['predictor'] }],
    meaning:
      'runs no service orchestrator; for a graph of one node (the webhook rejects larger graphs even if the value ' +
      'is false)',
  },
  {
    key: HEADLESS_SERVICE,
    property: 'headlessServices',
    value: 'not-false',
    readers: OPERATOR,
    meaning: 'makes the Services of predictors headless unless it is exactly "false"',
  },
  {
    key: NO_STORAGE_INITIALIZER,
    property: 'skipStorageInitializer',
    value: 'boolean',
    readers: [{ reader: 'operator', levels: ['spec'] }],
    meaning: 'lets Triton read the model repository itself',
  },
  {
    key: SERVICE_NAME,
    value: 'text',
    readers: [{ reader: 'operator', levels: ['predictor'] }],
    meaning: "name of the predictor's Service",
  },
  {
    key: LOGGER_QUEUE_SIZE,
    property: 'loggerQueueSize',
    value: 'integer',
    readers: OPERATOR,
    meaning: 'maximum number of payloads in the queue of the request logger',
  },
  {
    key: LOGGER_WRITE_TIMEOUT,
    property: 'loggerWriteTimeout',
    value: 'milliseconds',
    readers: OPERATOR,
    meaning: "how long a request waits for space in the request logger's queue",
  },
  {
    key: ISTIO_GATEWAY,
    property: 'routing.gateway',
    value: 'text',
    readers: ISTIO,
    meaning: "the Istio gateway, as namespace/name; by default the operator's own",
  },
  {
    key: ISTIO_HOST,
    property: 'routing.host',
    value: 'text',
    readers: ISTIO,
    meaning: 'the only host of the VirtualServices; by default *',
  },
  {
    key: ISTIO_RETRIES,
    property: 'routing.retries',
    value: 'integer',
    readers: ISTIO,
    meaning: 'retries of a request',
  },
  {
    key: ISTIO_RETRIES_TIMEOUT,
    property: 'routing.retryTimeout',
    value: 'seconds',
    readers: ISTIO,
    meaning: 'timeout of each attempt; by default 1; only read together with seldon.io/istio-retries',
  },
  {
    key: AMBASSADOR_SERVICE_NAME,
    property: 'routing.ambassadorServiceName',
    value: 'text',
    readers: AMBASSADOR,
    meaning: "replaces the SeldonDeployment's name in the URL and in the gRPC header",
  },
  {
    key: AMBASSADOR_HEADER,
    property: 'routing.ambassadorHeader',
    value: 'text',
    readers: AMBASSADOR,
    meaning: 'a header, as "name: value", that requests must have',
  },
  {
    key: AMBASSADOR_REGEX_HEADER,
    value: 'text',
    readers: AMBASSADOR,
    meaning:
      'makes the operator read the value of seldon.io/ambassador-header instead of its own, and crash if that has ' +
      'no colon',
  },
  {
    key: AMBASSADOR_ID,
    property: 'routing.ambassadorId',
    value: 'text',
    readers: AMBASSADOR,
    meaning: 'ID of the Ambassador instance that uses the Mapping',
  },
  {
    key: AMBASSADOR_RETRIES,
    property: 'routing.retries',
    value: 'integer',
    readers: AMBASSADOR,
    meaning: 'retries of a request',
  },
  {
    key: AMBASSADOR_CONFIG,
    value: 'text',
    readers: AMBASSADOR,
    meaning: 'replaces the whole configuration; Ambassador API v1 only',
  },
  {
    key: AMBASSADOR_MAX_CONNECTIONS,
    property: 'routing.circuitBreakers.maxConnections',
    value: 'integer',
    readers: AMBASSADOR,
    meaning: 'circuit breaker: connections',
  },
  {
    key: AMBASSADOR_MAX_PENDING_REQUESTS,
    property: 'routing.circuitBreakers.maxPendingRequests',
    value: 'integer',
    readers: AMBASSADOR,
    meaning: 'circuit breaker: pending requests',
  },
  {
    key: AMBASSADOR_MAX_REQUESTS,
    property: 'routing.circuitBreakers.maxRequests',
    value: 'integer',
    readers: AMBASSADOR,
    meaning: 'circuit breaker: requests',
  },
  {
    key: AMBASSADOR_MAX_RETRIES,
    property: 'routing.circuitBreakers.maxRetries',
    value: 'integer',
    readers: AMBASSADOR,
    meaning: 'circuit breaker: retries',
  },
] as const satisfies readonly AnnotationDefinition[];

/**
 * Every `seldon.io` annotation that a user writes and Seldon Core 1.17.1 reads, except those of `ENGINE_ENV_PREFIX`.
 */
export const ANNOTATIONS: readonly AnnotationDefinition[] = ROWS;

type Property = Extract<(typeof ROWS)[number], { readonly property: string }>['property'];

/** The properties of the SeldonDeployment construct that stand for annotations, without those of `routing`. */
export type SettingProperty = Exclude<Property, `${string}.${string}`>;

type SettingDefinition = AnnotationDefinition & { readonly property: SettingProperty };

/** The annotations that have their own property of the SeldonDeployment construct, not one of `routing`. */
export const SETTINGS: readonly SettingDefinition[] = ANNOTATIONS.filter(
  (definition): definition is SettingDefinition =>
    definition.property !== undefined && !definition.property.includes('.'),
);

/** The level where every reader of an annotation finds it. */
export function levelForAll({ readers: [first, ...others] }: AnnotationDefinition): AnnotationLevel {
  return first.levels.find((level) => others.every(({ levels }) => levels.includes(level)))!;
}
