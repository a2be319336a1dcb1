import {
  AMBASSADOR_CONFIG,
  ENGINE_SEPARATE_POD,
  GRPC_TIMEOUT,
  ISTIO_RETRIES,
  AMBASSADOR_RETRIES,
  REST_TIMEOUT,
} from './settings';

/** An annotation that nothing reads. */
export interface RetiredSetting {
  /** What to write instead. */
  readonly remedy: string;
  /** The annotation that the remedy speaks of, if any. */
  readonly successor?: string;
}

const SEPARATE_POD: RetiredSetting = { remedy: `write ${ENGINE_SEPARATE_POD}`, successor: ENGINE_SEPARATE_POD };
const NO_RETRIES: RetiredSetting = {
  remedy:
    `remove it: the service orchestrator does not retry; gateways do, with ${ISTIO_RETRIES} ` +
    `or ${AMBASSADOR_RETRIES}`,
  successor: ISTIO_RETRIES,
};
const MILLISECONDS: RetiredSetting = { remedy: `write ${REST_TIMEOUT}, in milliseconds`, successor: REST_TIMEOUT };
const IN_SECRET: RetiredSetting = { remedy: 'write RCLONE_CONFIG_S3_ENDPOINT into the Secret of envSecretRefName' };
const SHADOW: RetiredSetting = { remedy: "set 'shadow: true' on the predictor in spec.predictors" };
const TRAFFIC: RetiredSetting = { remedy: "set 'traffic' of each predictor in spec.predictors" };

/**
 * Annotations that no release since 1.2 reads, and names that users expect, each with what to write instead. They take
 * precedence over suggestions by spelling, because the most similar name often means something else.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/doc/source/reference/upgrading.md
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/doc/source/graph/annotations.md
 */
export const RETIRED_SETTINGS: Readonly<Record<string, RetiredSetting>> = {
  'seldon.io/separate-engine': SEPARATE_POD,
  'seldon.io/separate-pod': SEPARATE_POD,
  'seldon.io/engine-separate': SEPARATE_POD,
  'seldon.io/executor-separate-pod': SEPARATE_POD,
  'seldon.io/executor': {
    remedy: 'remove it: the executor is the only service orchestrator since Seldon Core 1.9',
  },
  'seldon.io/rest-read-timeout': MILLISECONDS,
  'seldon.io/rest-connection-timeout': MILLISECONDS,
  'seldon.io/rest-connect-retries': NO_RETRIES,
  'seldon.io/rest-retries': NO_RETRIES,
  'seldon.io/grpc-retries': NO_RETRIES,
  'seldon.io/retries': NO_RETRIES,
  'seldon.io/timeout': {
    remedy: `write ${REST_TIMEOUT} and ${GRPC_TIMEOUT}, in milliseconds`,
    successor: REST_TIMEOUT,
  },
  'seldon.io/istio-timeout': {
    remedy: `${MILLISECONDS.remedy}: the VirtualService has no timeout`,
    successor: REST_TIMEOUT,
  },
  'seldon.io/ambassador-timeout': MILLISECONDS,
  'seldon.io/ambassador-prefix': {
    remedy: `write your own mapping into ${AMBASSADOR_CONFIG}: prefixes are fixed`,
    successor: AMBASSADOR_CONFIG,
  },
  'seldon.io/replicas': { remedy: "set 'replicas' in spec or in spec.predictors" },
  'seldon.io/traffic': TRAFFIC,
  'seldon.io/shadow': SHADOW,
  'seldon.io/protocol': { remedy: "set 'protocol' in spec" },
  'seldon.io/grpc-read-timeout': { remedy: `write ${GRPC_TIMEOUT}, in milliseconds`, successor: GRPC_TIMEOUT },
  'seldon.io/s3-endpoint': IN_SECRET,
  'seldon.io/s3-usehttps': {
    remedy: 'remove it: the scheme of RCLONE_CONFIG_S3_ENDPOINT in the Secret of envSecretRefName decides',
  },
  'seldon.io/canary': TRAFFIC,
  'seldon.io/ambassador-shadow': SHADOW,
  'seldon.io/ambassador-weight': TRAFFIC,
};

/** Annotations with the same prefix that other tools read: Tempo describes its pipelines with them. */
export const READ_BY_OTHERS = /^seldon\.io\/tempo(-|$)/;
