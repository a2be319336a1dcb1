import { managerEnvironment } from './manager-env';
import { MANAGER_SELECTOR, type OperatorScope } from './scope';
import { type JsonObject, type Manifest } from '../../private/json';
import { singleQuoted } from '../template/scalars';

/** The Deployment of the manager, which is the operator's process. */
export function managerDeployment(scope: OperatorScope): Manifest[] {
  const { values } = scope;
  const ownCertificate = values.isTrue('managerCreateResources');
  return [{
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: scope.metadata('seldon-controller-manager', scope.labels({ 'control-plane': 'seldon-controller-manager' })),
    spec: {
      replicas: 1,
      selector: { matchLabels: { ...MANAGER_SELECTOR } },
      template: {
        metadata: {
          annotations: {
            ...values.map('manager.annotations'),
            'prometheus.io/port': scope.quoted('metrics.port'),
            'prometheus.io/scrape': 'true',
            'sidecar.istio.io/inject': 'false',
          },
          labels: { ...MANAGER_SELECTOR },
        },
        spec: {
          containers: [managerContainer(scope)],
          hostNetwork: scope.bare('hostNetwork'),
          priorityClassName: scope.quoted('manager.priorityClassName'),
          securityContext: { runAsUser: scope.bare('managerUserID') },
          serviceAccountName: scope.quoted('serviceAccount.name'),
          terminationGracePeriodSeconds: 10,
          ...(ownCertificate ? {} : { volumes: [{ name: 'cert', secret: { defaultMode: 420, secretName: 'seldon-webhook-server-cert' } }] }),
        },
      },
    },
  }];
}

function managerContainer(scope: OperatorScope): JsonObject {
  const { values } = scope;
  return {
    args: [
      '--enable-leader-election',
      singleQuoted(`--webhook-port=${values.text('webhook.port')}`, 'webhook.port'),
      singleQuoted(`--metrics-addr=:${values.text('metrics.port')}`, 'metrics.port'),
      '--create-resources=$(MANAGER_CREATE_RESOURCES)',
      '--log-level=$(MANAGER_LOG_LEVEL)',
      '--leader-election-id=$(MANAGER_LEADER_ELECTION_ID)',
      '--leader-election-resource-lock=$(MANAGER_LEADER_ELECTION_RESOURCE_LOCK)',
      '--leader-election-lease-duration-secs=$(MANAGER_LEADER_ELECTION_LEASE_DURATION_SECS)',
      '--leader-election-renew-deadline-secs=$(MANAGER_LEADER_ELECTION_RENEW_DEADLINE_SECS)',
      '--leader-election-retry-period-secs=$(MANAGER_LEADER_ELECTION_RETRY_PERIOD_SECS)',
      values.isTrue('singleNamespace') ? `--namespace=${scope.namespace}` : '',
    ],
    // The chart puts the security context's fields beside the container's own; a later one of the same name wins.
    ...values.map('manager.containerSecurityContext'),
    command: ['/manager'],
    env: managerEnvironment(scope),
    image: scope.image('image'),
    imagePullPolicy: scope.quoted('image.pullPolicy'),
    name: 'manager',
    ports: [
      { containerPort: scope.bare('webhook.port'), name: 'webhook-server', protocol: 'TCP' },
      { containerPort: scope.bare('metrics.port'), name: 'metrics', protocol: 'TCP' },
    ],
    resources: {
      limits: { cpu: scope.quoted('manager.cpuLimit'), memory: scope.quoted('manager.memoryLimit') },
      requests: { cpu: scope.quoted('manager.cpuRequest'), memory: scope.quoted('manager.memoryRequest') },
    },
    ...(values.isTrue('managerCreateResources')
      ? {}
      : { volumeMounts: [{ mountPath: '/tmp/k8s-webhook-server/serving-certs', name: 'cert', readOnly: true }] }),
  };
}
