import { secretNamespaces } from './additions';
import { managerRules } from './manager-rules';
import { clusterRole, clusterRoleBinding, role, roleBinding, rule } from './roles';
import { type OperatorScope } from './scope';
import { type JsonObject, type Manifest } from '../../private/json';

const READ = ['get', 'list', 'watch'];

/** Roles and bindings of the manager, each empty if the values do not enable it. */
export interface ManagerRbac {
  readonly clusterRoles: Manifest[];
  readonly clusterRoleBindings: Manifest[];
  readonly roles: Manifest[];
  readonly roleBindings: Manifest[];
}

export function managerRbac(scope: OperatorScope): ManagerRbac {
  const { values } = scope;
  if (!values.isTrue('rbac.create')) {
    return { clusterRoles: [], clusterRoleBindings: [], roles: [], roleBindings: [] };
  }
  const single = values.isTrue('singleNamespace');
  const namespaces = secretNamespaces(scope);
  const readsSecrets = values.isTrue('rbac.configmap.create') && namespaces === undefined;
  const account = scope.quoted('serviceAccount.name');
  return {
    clusterRoles: [
      ...(single ? [] : [clusterRole(scope, 'seldon-manager-role', managerRules(true))]),
      ...(single || !readsSecrets
        ? []
        : [clusterRole(scope, 'seldon-manager-sas-role', readRules(['secrets', 'configmaps', 'serviceaccounts']))]),
    ],
    clusterRoleBindings: [
      ...(single ? [] : [clusterRoleBinding(scope, 'seldon-manager-rolebinding', 'seldon-manager-role', account)]),
      // The chart names its default account here, whatever `serviceAccount.name` says.
      ...(single || !readsSecrets
        ? []
        : [clusterRoleBinding(scope, 'seldon-manager-sas-rolebinding', 'seldon-manager-sas-role', 'seldon-manager')]),
    ],
    roles: [
      role(scope.metadata('seldon-leader-election-role'), LEADER_ELECTION_RULES),
      ...(single ? [role(bareMetadata(scope, 'seldon1-manager-role'), managerRules(false))] : []),
      ...(single && readsSecrets
        ? [role(bareMetadata(scope, 'seldon1-manager-sas-role'), readRules(['secrets', 'serviceaccounts']))]
        : []),
      ...(namespaces ?? []).map((namespace) => role(secretReader(scope, namespace), SECRET_READER_RULES)),
    ],
    roleBindings: [
      roleBinding(scope, scope.metadata('seldon-leader-election-rolebinding'), 'seldon-leader-election-role', account),
      ...(single
        ? [roleBinding(scope, bareMetadata(scope, 'seldon1-manager-rolebinding'), 'seldon1-manager-role', account)]
        : []),
      ...(single && readsSecrets
        ? [
            roleBinding(
              scope,
              bareMetadata(scope, 'seldon1-manager-sas-rolebinding'),
              'seldon1-manager-sas-role',
              account,
            ),
          ]
        : []),
      ...(namespaces ?? []).map((namespace) =>
        roleBinding(scope, secretReader(scope, namespace), secretReaderName(scope), account),
      ),
    ],
  };
}

const LEADER_ELECTION_VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'];
const LEADER_ELECTION_RULES = [
  rule('', 'configmaps/status', ['get', 'update', 'patch']),
  rule('coordination.k8s.io', 'leases', LEADER_ELECTION_VERBS),
  rule('', 'configmaps', LEADER_ELECTION_VERBS),
  rule('', 'events', ['create', 'patch']),
];

function readRules(resources: string[]): JsonObject[] {
  return resources.map((resource) => rule('', resource, READ));
}

/** What the manager does with secrets: it gets those that a service account of a model refers to, by name. */
const SECRET_READER_RULES = ['secrets', 'serviceaccounts'].map((resource) => rule('', resource, ['get']));

function secretReader(scope: OperatorScope, namespace: string): JsonObject {
  return { labels: scope.labels(), name: secretReaderName(scope), namespace };
}

function secretReaderName(scope: OperatorScope): string {
  return scope.clusterName('seldon-secret-reader');
}

/** The Roles of a single namespace carry no labels in the chart. */
function bareMetadata(scope: OperatorScope, name: string): JsonObject {
  return { name, namespace: scope.namespace };
}
