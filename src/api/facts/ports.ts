/** HTTP port of the first graph node; the next container gets the next number. */
export const FIRST_HTTP_PORT = 9000;
/** gRPC port of the first graph node. */
export const FIRST_GRPC_PORT = 9500;
/** Port of the first graph node's Prometheus metrics. */
export const FIRST_METRICS_PORT = 6000;

/** HTTP port of the service orchestrator, of the predictor's service, and of its metrics. */
export const ORCHESTRATOR_HTTP_PORT = 8000;
/** gRPC port of the service orchestrator and of the predictor's service. */
export const ORCHESTRATOR_GRPC_PORT = 5001;

/** gRPC port of the TensorFlow Serving container of a TENSORFLOW_SERVER node. */
export const TFSERVING_GRPC_PORT = 2000;
/** HTTP port of the TensorFlow Serving container of a TENSORFLOW_SERVER node. */
export const TFSERVING_HTTP_PORT = 2001;

/** Where TensorFlow Serving listens in its image unless its flags say otherwise. */
export const TFSERVING_DEFAULT_PORTS = { http: 8501, grpc: 8500 } as const;
/** The flags of TensorFlow Serving for its ports. */
export const TFSERVING_PORT_FLAGS = { http: '--rest_api_port', grpc: '--port' } as const;

/** Where Triton listens unless its flags say otherwise. */
export const TRITON_DEFAULT_PORTS = { http: 8000, grpc: 8001 } as const;
/** The flags of Triton for its ports. */
export const TRITON_PORT_FLAGS = { http: '--http-port', grpc: '--grpc-port' } as const;
/** Port of Triton's metrics, unless an argument sets another one. */
export const TRITON_METRICS_PORT = 8002;

/** Port of the operator's webhook, to which port 443 of its service leads. */
export const WEBHOOK_PORT = 4443;
/** Port of the operator's own metrics. */
export const MANAGER_METRICS_PORT = 8080;

/** The port that an explainer listens on. */
export const EXPLAINER_PORT = 9000;

/** Name of the port that serves Prometheus metrics. */
export const METRICS_PORT_NAME = 'metrics';
/** Path of Prometheus metrics. */
export const METRICS_PATH = '/prometheus';
