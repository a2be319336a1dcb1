const SEPARATE_POD = 'write seldon.io/engine-separate-pod';
const NO_RETRIES =
  'remove it: the service orchestrator does not retry; gateways do, with seldon.io/istio-retries ' +
  'or seldon.io/ambassador-retries';

/**
 * Annotations that no release since 1.2 reads, and names that users expect, each with what to write instead. They take
 * precedence over suggestions by spelling, because the most similar name often means something else.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/doc/source/reference/upgrading.md
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/doc/source/graph/annotations.md
 */
export const RETIRED_SETTINGS: Readonly<Record<string, string>> = {
  'seldon.io/separate-engine': SEPARATE_POD,
  'seldon.io/separate-pod': SEPARATE_POD,
  'seldon.io/engine-separate': SEPARATE_POD,
  'seldon.io/executor-separate-pod': SEPARATE_POD,
  'seldon.io/executor': 'remove it: the executor is the only service orchestrator since Seldon Core 1.9',
  'seldon.io/rest-read-timeout': 'write seldon.io/rest-timeout, in milliseconds',
  'seldon.io/rest-connection-timeout': 'write seldon.io/rest-timeout, in milliseconds',
  'seldon.io/rest-connect-retries': NO_RETRIES,
  'seldon.io/rest-retries': NO_RETRIES,
  'seldon.io/grpc-retries': NO_RETRIES,
  'seldon.io/retries': NO_RETRIES,
  'seldon.io/timeout': 'write seldon.io/rest-timeout and seldon.io/grpc-timeout, in milliseconds',
  'seldon.io/istio-timeout': 'write seldon.io/rest-timeout, in milliseconds: the VirtualService has no timeout',
  'seldon.io/ambassador-timeout': 'write seldon.io/rest-timeout, in milliseconds',
  'seldon.io/ambassador-prefix': 'write a mapping of your own into seldon.io/ambassador-config: prefixes are fixed',
  'seldon.io/replicas': "set 'replicas' in spec or in spec.predictors",
  'seldon.io/traffic': "set 'traffic' of each predictor in spec.predictors",
  'seldon.io/shadow': "set 'shadow: true' on the predictor in spec.predictors",
  'seldon.io/protocol': "set 'protocol' in spec",
  'seldon.io/grpc-read-timeout': 'write seldon.io/grpc-timeout, in milliseconds',
  'seldon.io/ambassador-shadow': "set 'shadow: true' on the predictor in spec.predictors",
  'seldon.io/ambassador-weight': "set 'traffic' of each predictor in spec.predictors",
};

/** Annotations with the same prefix that other tools read: Tempo describes its pipelines with them. */
export const READ_BY_OTHERS = /^seldon\.io\/tempo(-|$)/;
