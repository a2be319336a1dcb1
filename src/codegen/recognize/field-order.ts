/**
 * Fields in the order in which the API declares them, and people write them; the rest goes by name, as kubectl prints
 * it.
 * @see https://github.com/kubernetes/api/blob/v0.24.17/core/v1/types.go
 */
export const FIELD_ORDER: readonly string[] = [
  'name',
  // Pods.
  'volumes',
  'initContainers',
  // Containers; the order of variables is the only name that is not the API's.
  'image',
  'command',
  'args',
  'workingDir',
  'ports',
  'envFrom',
  'env',
  'envOrder',
  'resources',
  'volumeMounts',
  'volumeDevices',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle',
  'imagePullPolicy',
  // Probes, and what they call.
  'exec',
  'httpGet',
  'tcpSocket',
  'grpc',
  'initialDelaySeconds',
  'timeoutSeconds',
  // Selectors, tolerations, metrics and policies.
  'weight',
  'key',
  'path',
  'port',
  'type',
  'operator',
  'value',
  'values',
  'effect',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
  'stabilizationWindowSeconds',
  'selectPolicy',
  'policies',
  // Volumes.
  'secretName',
  'items',
  // Where pods run, and as whom.
  'nodeSelector',
  'serviceAccountName',
  'securityContext',
  'imagePullSecrets',
  'affinity',
  'tolerations',
];

const RANKS = new Map(FIELD_ORDER.map((field, i) => [field, i]));

/** The members of a map in the order of the API: that of a manifest depends on what wrote it. */
export function inFieldOrder<T>(map: Readonly<Record<string, T>>): [field: string, value: T][] {
  const rank = (field: string): number => RANKS.get(field) ?? FIELD_ORDER.length;
  return Object.keys(map)
    .sort()
    .sort((a, b) => rank(a) - rank(b))
    .map((field) => [field, map[field]]);
}
