/** Versions of Ambassador's API that the operator knows. */
export const AMBASSADOR_VERSIONS: readonly string[] = ['v1', 'v2'];

/** Modes of TLS that the operator passes on to Istio; under any other word it writes the first one. */
export const ISTIO_TLS_MODES: readonly string[] = ['DISABLE', 'SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL'];

/** When the kubelet pulls an image. */
export const PULL_POLICIES: readonly string[] = ['Always', 'IfNotPresent', 'Never'];

/** Levels of the operator's log; under any other word, `WARN` among them, it is that of `INFO`. */
export const LOG_LEVELS: readonly string[] = ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'FATAL'];

/** What the operators of several pods can lock to elect one of them. */
export const ELECTION_LOCKS: readonly string[] = ['leases', 'configmapsleases', 'endpointsleases'];
