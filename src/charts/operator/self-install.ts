import { clusterRole, clusterRoleBinding, rule } from './roles';
import { type OperatorScope } from './scope';
import { type Manifest } from '../../private/json';

const RULES = [
  {
    apiGroups: ['admissionregistration.k8s.io'],
    resources: ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'],
    verbs: ['get', 'list', 'create', 'delete', 'update'],
  },
  rule('apps', 'deployments/finalizers', ['get', 'patch', 'update']),
  rule('apiextensions.k8s.io', 'customresourcedefinitions', ['create', 'get', 'list']),
  rule('apiextensions.k8s.io', 'customresourcedefinitions/finalizers', ['get', 'patch', 'update']),
];

/** What the manager needs to create its webhook, its certificate and the CRD itself. */
export function selfInstallRole(scope: OperatorScope): Manifest[] {
  return isNeeded(scope) ? [clusterRole(scope, 'seldon-webhook-role', RULES)] : [];
}

/** Binds that role to the account that the chart has by default, whatever `serviceAccount.name` says. */
export function selfInstallRoleBinding(scope: OperatorScope): Manifest[] {
  return isNeeded(scope)
    ? [clusterRoleBinding(scope, 'seldon-webhook-rolebinding', 'seldon-webhook-role', 'seldon-manager')]
    : [];
}

function isNeeded(scope: OperatorScope): boolean {
  return scope.values.isTrue('managerCreateResources') && scope.values.isTrue('rbac.create');
}
