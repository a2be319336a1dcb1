/**
 * The known values of fields of a SeldonDeployment. To the API server, most of these fields are plain strings, so that
 * it accepts any other value, too.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/apis/machinelearning.seldon.io/v1/seldondeployment_types.go
 */

/** A type of graph node. */
export interface NodeTypeFacts {
  readonly about: string;
  /** Label of the objects that run such a node. */
  readonly label?: string;
}

/** Types of graph nodes: `type` of a node. */
export const NODE_TYPES = {
  MODEL: { about: 'predicts', label: 'seldon.io/model' },
  ROUTER: { about: 'chooses the child that gets the request', label: 'seldon.io/router' },
  COMBINER: { about: 'makes one response out of those of its children', label: 'seldon.io/combiner' },
  TRANSFORMER: { about: 'changes requests on their way to its children', label: 'seldon.io/transformer' },
  OUTPUT_TRANSFORMER: { about: 'changes the responses of its children', label: 'seldon.io/output-transformer' },
  UNKNOWN_TYPE: { about: 'is called as `methods` say' },
} as const satisfies Readonly<Record<string, NodeTypeFacts>>;

/** Methods of a graph node: `methods` of a node. */
export const NODE_METHODS = ['TRANSFORM_INPUT', 'TRANSFORM_OUTPUT', 'ROUTE', 'AGGREGATE', 'SEND_FEEDBACK'] as const;

/** An implementation that needs no container. */
export interface BuiltInFacts {
  /**
   * What the executor does with such a node if it lacks the implementation, which only the old Java engine had.
   */
  readonly without?: string;
}

/**
 * Nodes that run in the service orchestrator, without a container.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/executor/predictor/predictor_process.go has only RANDOM_ABTEST
 */
export const BUILT_INS: Readonly<Record<string, BuiltInFacts>> = {
  SIMPLE_MODEL: { without: 'answers with the request itself' },
  SIMPLE_ROUTER: { without: 'calls all children and returns the answer of the first' },
  RANDOM_ABTEST: {},
  AVERAGE_COMBINER: { without: 'returns the answer of the first child and averages nothing' },
};

/** Their names. */
export const BUILT_IN_IMPLEMENTATIONS: readonly string[] = Object.keys(BUILT_INS);

/** What the operator sets as `implementation` of a node that has none. */
export const NO_IMPLEMENTATION = 'UNKNOWN_IMPLEMENTATION';

const NUMBER = /^\s*[+-]?(\d[\d_]*(\.(\d[\d_]*)?)?|\.\d[\d_]*)(e[+-]?\d+)?\s*$|^\s*[+-]?(inf|infinity|nan)\s*$/i;

/**
 * Types of parameters, each with the values that Seldon's Python server can read.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/python/seldon_core/microservice.py parse_parameters
 */
export const PARAMETER_TYPES = {
  INT: /^\s*[+-]?\d+(_\d+)*\s*$/,
  FLOAT: NUMBER,
  DOUBLE: NUMBER,
  STRING: /^/,
  BOOL: /^(y|yes|t|true|on|1|n|no|f|false|off|0)$/i,
} as const satisfies Readonly<Record<string, RegExp>>;

/** A type of parameter. */
export type ParameterTypeWord = keyof typeof PARAMETER_TYPES;

/** Which payloads a logger sends: `logger.mode` of a node. */
export const LOGGER_MODES = ['all', 'request', 'response'] as const;

/** How a node is called: `endpoint.type` of a node, each with its transport. */
export const ENDPOINT_TYPES = { REST: 'rest', GRPC: 'grpc' } as const;

/** How requests and responses are exchanged: `transport`. */
export const TRANSPORTS = ['rest', 'grpc'] as const;

/** How requests arrive: `serverType`. */
export const SERVER_TYPES = ['rpc', 'kafka'] as const;

/** A protocol of predictions. */
export interface ProtocolFacts {
  readonly about: string;
  /** Method with which gRPC clients request a prediction. */
  readonly grpcMethod: string;
  /** The current name of the protocol, if this is an older one. */
  readonly insteadOf?: string;
}

const V2_METHOD = 'inference.GRPCInferenceService/ModelInfer';

/** Protocols of predictions: `protocol`, in the order of the webhook's message. */
export const PROTOCOLS = {
  seldon: { about: "Seldon's own", grpcMethod: 'seldon.protos.Seldon/Predict' },
  tensorflow: { about: 'that of TensorFlow Serving', grpcMethod: 'tensorflow.serving.PredictionService/Predict' },
  kfserving: { about: 'the older name of v2', grpcMethod: V2_METHOD, insteadOf: 'v2' },
  v2: { about: 'the Open Inference Protocol', grpcMethod: V2_METHOD },
} as const satisfies Readonly<Record<string, ProtocolFacts>>;

/** The default protocol. */
export const DEFAULT_PROTOCOL = 'seldon';

/** Whether a protocol is the V2 protocol, under its current or its older name. */
export function isV2(protocol: unknown): boolean {
  return protocol === 'v2' || protocol === 'kfserving';
}

/** The method with which gRPC clients request a prediction; an unknown protocol is treated as the default one. */
export function grpcMethod(protocol: string): string {
  const protocols: Readonly<Record<string, ProtocolFacts>> = PROTOCOLS;
  return (Object.hasOwn(protocols, protocol) ? protocols[protocol] : protocols[DEFAULT_PROTOCOL]).grpcMethod;
}
