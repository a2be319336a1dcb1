/** Versions of Ambassador's API that the operator supports. */
export const AMBASSADOR_VERSIONS: readonly string[] = ['v1', 'v2'];

/** TLS modes that the operator passes on to Istio; it replaces any other value with the first one. */
export const ISTIO_TLS_MODES: readonly string[] = ['DISABLE', 'SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL'];

/** When the kubelet pulls an image. */
export const PULL_POLICIES: readonly string[] = ['Always', 'IfNotPresent', 'Never'];

/** Levels of the operator's log; any other value, including `WARN`, means `INFO`. */
export const LOG_LEVELS: readonly string[] = ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'FATAL'];

/** What several operator pods can lock to elect a leader. */
export const ELECTION_LOCKS: readonly string[] = ['leases', 'configmapsleases', 'endpointsleases'];
