/**
 * Annotations that no release since 1.2 reads, and names that users expect, each with what to write instead. A word close by in
 * spelling often means something else, so that these come first.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/doc/source/reference/upgrading.md
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/doc/source/graph/annotations.md
 */
export const RETIRED_SETTINGS: Readonly<Record<string, string>> = {
  'seldon.io/separate-engine': 'write seldon.io/engine-separate-pod',
  'seldon.io/executor': 'remove it: the executor is the only service orchestrator since Seldon Core 1.9',
  'seldon.io/rest-read-timeout': 'write seldon.io/rest-timeout, in milliseconds',
  'seldon.io/rest-connection-timeout': 'write seldon.io/rest-timeout, in milliseconds',
  'seldon.io/rest-connect-retries':
    'remove it: the service orchestrator does not retry; gateways do, with seldon.io/istio-retries ' +
    'or seldon.io/ambassador-retries',
  'seldon.io/grpc-read-timeout': 'write seldon.io/grpc-timeout, in milliseconds',
  'seldon.io/ambassador-shadow': "set 'shadow: true' on the predictor in spec.predictors",
  'seldon.io/ambassador-weight': "set 'traffic' of each predictor in spec.predictors",
};

/** Annotations under the same prefix that other tools read: Tempo describes its pipelines by them. */
export const READ_BY_OTHERS = /^seldon\.io\/tempo(-|$)/;
