/**
 * The words that fields of a SeldonDeployment hold. Most of these fields are plain strings to the API server, which
 * accepts any other word too.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/apis/machinelearning.seldon.io/v1/seldondeployment_types.go
 */

/** What a type of graph node is. */
export interface NodeTypeFacts {
  readonly about: string;
  /** Label of what runs such a node. */
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

/** Calls of a graph node: `methods` of a node. */
export const NODE_METHODS = ['TRANSFORM_INPUT', 'TRANSFORM_OUTPUT', 'ROUTE', 'AGGREGATE', 'SEND_FEEDBACK'] as const;

/** An implementation that needs no container. */
export interface BuiltInFacts {
  /**
   * What the executor does with such a node, where it does not have the implementation: only the old Java engine did.
   */
  readonly without?: string;
}

/**
 * Nodes that run in the service orchestrator, without a container.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/executor/predictor/predictor_process.go RANDOM_ABTEST alone is there
 */
export const BUILT_INS: Readonly<Record<string, BuiltInFacts>> = {
  SIMPLE_MODEL: { without: 'answers with the request itself' },
  SIMPLE_ROUTER: { without: 'calls all children and returns the answer of the first' },
  RANDOM_ABTEST: {},
  AVERAGE_COMBINER: { without: 'returns the answer of the first child and averages nothing' },
};

/** Their names. */
export const BUILT_IN_IMPLEMENTATIONS: readonly string[] = Object.keys(BUILT_INS);

/** What the operator writes into `implementation` of a node that has none. */
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

/** How a node is called: `endpoint.type` of a node, each with the transport that it belongs to. */
export const ENDPOINT_TYPES = { REST: 'rest', GRPC: 'grpc' } as const;

/** How requests and responses are exchanged: `transport`. */
export const TRANSPORTS = ['rest', 'grpc'] as const;

/** How requests arrive: `serverType`. */
export const SERVER_TYPES = ['rpc', 'kafka'] as const;

/** What a protocol of predictions is. */
export interface ProtocolFacts {
  readonly about: string;
  /** Method by which gRPC clients ask for a prediction. */
  readonly grpcMethod: string;
  /** The protocol that this is an older name of. */
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

/** The protocol where none is set. */
export const DEFAULT_PROTOCOL = 'seldon';

/** Whether a SeldonDeployment speaks the V2 protocol, under its name or its older one. */
export function isV2(protocol: unknown): boolean {
  return protocol === 'v2' || protocol === 'kfserving';
}

/** The method by which gRPC clients ask for a prediction; an unknown protocol is taken for the default one. */
export function grpcMethod(protocol: string): string {
  const protocols: Readonly<Record<string, ProtocolFacts>> = PROTOCOLS;
  return (Object.hasOwn(protocols, protocol) ? protocols[protocol] : protocols[DEFAULT_PROTOCOL]).grpcMethod;
}
