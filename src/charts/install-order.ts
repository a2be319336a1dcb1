import { type Manifest } from '../private/json';

/** Kinds in the order in which Helm installs and prints them; others follow by name. */
const KINDS = [
  'PriorityClass',
  'Namespace',
  'NetworkPolicy',
  'ResourceQuota',
  'LimitRange',
  'PodSecurityPolicy',
  'PodDisruptionBudget',
  'ServiceAccount',
  'Secret',
  'SecretList',
  'ConfigMap',
  'StorageClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'CustomResourceDefinition',
  'ClusterRole',
  'ClusterRoleList',
  'ClusterRoleBinding',
  'ClusterRoleBindingList',
  'Role',
  'RoleList',
  'RoleBinding',
  'RoleBindingList',
  'Service',
  'DaemonSet',
  'Pod',
  'ReplicationController',
  'ReplicaSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'StatefulSet',
  'Job',
  'CronJob',
  'IngressClass',
  'Ingress',
  'APIService',
];

/** Objects in Helm's order; those of one kind keep theirs. */
export function inInstallOrder(objects: readonly Manifest[]): Manifest[] {
  const rank = (kind: string) => {
    const index = KINDS.indexOf(kind);
    return index < 0 ? KINDS.length : index;
  };
  return [...objects].sort(
    (a, b) => rank(a.kind) - rank(b.kind) || (rank(a.kind) < KINDS.length ? 0 : compare(a.kind, b.kind)),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
