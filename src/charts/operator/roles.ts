import { type OperatorScope } from './scope';
import { type JsonObject, type Manifest } from '../../private/json';

const API_VERSION = 'rbac.authorization.k8s.io/v1';

/** One line of a role: verbs on one resource. */
export function rule(group: string, resource: string, verbs: string[]): JsonObject {
  return { apiGroups: [group], resources: [resource], verbs: [...verbs] };
}

export function clusterRole(scope: OperatorScope, prefix: string, rules: JsonObject[]): Manifest {
  return {
    apiVersion: API_VERSION,
    kind: 'ClusterRole',
    metadata: { labels: scope.labels(), name: scope.clusterName(prefix) },
    rules,
  };
}

export function clusterRoleBinding(
  scope: OperatorScope,
  prefix: string,
  rolePrefix: string,
  account: string,
): Manifest {
  return {
    apiVersion: API_VERSION,
    kind: 'ClusterRoleBinding',
    metadata: { labels: scope.labels(), name: scope.clusterName(prefix) },
    ...granted(scope, 'ClusterRole', scope.clusterName(rolePrefix), account),
  };
}

export function role(metadata: JsonObject, rules: JsonObject[]): Manifest {
  return { apiVersion: API_VERSION, kind: 'Role', metadata, rules };
}

export function roleBinding(scope: OperatorScope, metadata: JsonObject, roleName: string, account: string): Manifest {
  return { apiVersion: API_VERSION, kind: 'RoleBinding', metadata, ...granted(scope, 'Role', roleName, account) };
}

function granted(scope: OperatorScope, kind: string, name: string, account: string): JsonObject {
  return {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name },
    subjects: [{ kind: 'ServiceAccount', name: account, namespace: scope.namespace }],
  };
}
