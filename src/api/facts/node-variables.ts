/**
 * Variables that the operator sets in the container of every node.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_controller.go
 */

/** The port that the node is called on; kept if it is set already. */
export const SERVICE_PORT_VARIABLE = 'PREDICTIVE_UNIT_SERVICE_PORT';

/** The ports of the node, for Seldon's servers. */
export const UNIT_PORT_VARIABLES = {
  http: 'PREDICTIVE_UNIT_HTTP_SERVICE_PORT',
  grpc: 'PREDICTIVE_UNIT_GRPC_SERVICE_PORT',
} as const;
/** The same for MLServer. */
export const MLSERVER_PORT_VARIABLES = { http: 'MLSERVER_HTTP_PORT', grpc: 'MLSERVER_GRPC_PORT' } as const;

/** The parameters of the node, if it has any, as JSON. */
export const PARAMETERS_VARIABLE = 'PREDICTIVE_UNIT_PARAMETERS';
/** Where the model is, if the node has a `modelUri`. */
export const MODEL_URI_VARIABLE = 'MLSERVER_MODEL_URI';
/** What MLServer calls the model. */
export const MODEL_NAME_VARIABLE = 'MLSERVER_MODEL_NAME';

/** What the container is: appended, whether or not they are set already. */
export const IDENTITY_VARIABLES = [
  'PREDICTIVE_UNIT_ID',
  MODEL_NAME_VARIABLE,
  'PREDICTIVE_UNIT_IMAGE',
  'PREDICTOR_ID',
  'PREDICTOR_LABELS',
  'SELDON_DEPLOYMENT_ID',
  'SELDON_EXECUTOR_ENABLED',
] as const;

/** Port and path of its metrics, if it has a port for them: appended likewise. */
export const METRICS_VARIABLES = [
  'PREDICTIVE_UNIT_METRICS_SERVICE_PORT',
  'PREDICTIVE_UNIT_METRICS_ENDPOINT',
  'MLSERVER_METRICS_PORT',
  'MLSERVER_METRICS_ENDPOINT',
] as const;
