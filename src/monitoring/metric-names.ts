/**
 * What executor, model servers and kube-state-metrics call their metrics and labels, in one place.
 *
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/executor/api/metric/constants.go
 */
export const METRICS = {
  /** Requests that reach the executor of a predictor: labels deployment_name, predictor_name, service, method, code. */
  server: 'seldon_api_executor_server_requests_seconds',
  /** Requests from the executor to a node of the graph: the same and model_name, model_image, model_version. */
  client: 'seldon_api_executor_client_requests_seconds',
} as const;

/**
 * Codes of answers that are the service's fault. HTTP codes come from REST, words from gRPC.
 * The metrics carry `code`; the label `status`, which dashboards of older releases use, does not exist in 1.17.1.
 */
export const FAILED = 'code=~"5..|Unknown|DeadlineExceeded|Internal|Unavailable|DataLoss|ResourceExhausted"';

/** Predictions over REST (`predictions`) or gRPC (the full method), not feedback, metadata or status. */
export const PREDICTIONS = 'service=~"predictions|/.*(Predict|ModelInfer|Classify|Regress|MultiInference)"';

/** Feedback over REST or gRPC. */
export const FEEDBACK = 'service=~"feedback|/.*SendFeedback"';
