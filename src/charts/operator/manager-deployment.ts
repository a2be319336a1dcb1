import { environmentAdditions, podAdditions, replicas } from './additions';
import { managerEnvironment } from './manager-env';
import { MANAGER_SELECTOR, type OperatorScope } from './scope';
import { certificateSecretName } from './webhook';
import { MANAGER_DEPLOYMENT } from '../../api/facts/names';
import { SCRAPE, SIDECAR_INJECT } from '../../api/facts/third-party-keys';
import { type Json, type JsonObject, type Manifest } from '../../private/json';
import { describe, describeNumber } from '../template/fields';
import { singleQuoted } from '../template/scalars';
import { ValueError } from '../value-error';

/** The Deployment of the manager, which is the operator's process. */
export function managerDeployment(scope: OperatorScope): Manifest[] {
  const { values } = scope;
  const ownCertificate = values.isTrue('managerCreateResources');
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: scope.metadata(MANAGER_DEPLOYMENT, scope.labels({ 'control-plane': MANAGER_DEPLOYMENT })),
      spec: {
        replicas: replicas(scope),
        selector: { matchLabels: { ...MANAGER_SELECTOR } },
        template: {
          metadata: {
            annotations: {
              ...values.map('manager.annotations'),
              [SCRAPE.port]: scope.quoted('metrics.port'),
              [SCRAPE.scrape]: 'true',
              [SIDECAR_INJECT]: 'false',
            },
            labels: { ...MANAGER_SELECTOR },
          },
          spec: {
            containers: [managerContainer(scope)],
            hostNetwork: hostNetwork(scope),
            priorityClassName: scope.quoted('manager.priorityClassName'),
            securityContext: { runAsUser: userId(scope) },
            serviceAccountName: scope.quoted('serviceAccount.name'),
            terminationGracePeriodSeconds: 10,
            ...(ownCertificate
              ? {}
              : {
                  volumes: [{ name: 'cert', secret: { defaultMode: 420, secretName: certificateSecretName(scope) } }],
                }),
            ...podAdditions(scope),
          },
        },
      },
    },
  ];
}

function hostNetwork(scope: OperatorScope): Json {
  const value = scope.bare('hostNetwork');
  if (value !== null && typeof value !== 'boolean') {
    throw new ValueError('hostNetwork', `must be true or false, not ${describe(scope.values.at('hostNetwork'))}`);
  }
  return value;
}

/** The user of the manager's process; nothing leaves it to the cluster, as OpenShift wants it. */
function userId(scope: OperatorScope): Json {
  const value = scope.bare('managerUserID');
  if (value !== null && !(typeof value === 'number' && Number.isInteger(value))) {
    throw new ValueError(
      'managerUserID',
      `must be a whole number, or empty, not ${describeNumber(scope.values.at('managerUserID'))}`,
    );
  }
  return value;
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
    // The chart puts the security context's fields next to the container's own; a later one of the same name wins.
    ...values.map('manager.containerSecurityContext'),
    command: ['/manager'],
    env: [...managerEnvironment(scope), ...environmentAdditions(scope)],
    image: scope.image('image'),
    imagePullPolicy: scope.quoted('image.pullPolicy'),
    name: 'manager',
    ports: [
      { containerPort: scope.port('webhook.port'), name: 'webhook-server', protocol: 'TCP' },
      { containerPort: scope.port('metrics.port'), name: 'metrics', protocol: 'TCP' },
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
