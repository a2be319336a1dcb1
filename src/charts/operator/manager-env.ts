import { type OperatorScope } from './scope';
import { SERVERS } from '../../api/facts/servers';
import { type Json, type JsonObject } from '../../private/json';

/** Images that the manager would take from its environment; the chart leaves all of them empty. */
const RELATED_IMAGES = [
  'EXECUTOR',
  'STORAGE_INITIALIZER',
  ...Object.values(SERVERS).flatMap(({ relatedImage: name }) => (name === undefined ? [] : [name, `${name}_V2`])),
  'TFPROXY',
  'TENSORFLOW',
  'EXPLAINER',
  'EXPLAINER_V2',
  'MOCK_CLASSIFIER',
];

/** Environment of the manager: the half of its configuration that is not in ConfigMap `seldon-config`. */
export function managerEnvironment(scope: OperatorScope): JsonObject[] {
  const constant = (name: string, value: Json) => ({ name, value });
  const from = (name: string, path: string) => ({ name, value: scope.quoted(path) });
  return [
    from('MANAGER_LEADER_ELECTION_ID', 'manager.leaderElectionID'),
    from('MANAGER_LEADER_ELECTION_RESOURCE_LOCK', 'manager.leaderElectionResourceLock'),
    from('MANAGER_LEADER_ELECTION_LEASE_DURATION_SECS', 'manager.leaderElectionLeaseDurationSecs'),
    from('MANAGER_LEADER_ELECTION_RENEW_DEADLINE_SECS', 'manager.leaderElectionRenewDeadlineSecs'),
    from('MANAGER_LEADER_ELECTION_RETRY_PERIOD_SECS', 'manager.leaderElectionRetryPeriodSecs'),
    from('MANAGER_LOG_LEVEL', 'manager.logLevel'),
    constant('WATCH_NAMESPACE', ''),
    ...RELATED_IMAGES.map((image) => constant(`RELATED_IMAGE_${image}`, '')),
    from('MANAGER_CREATE_RESOURCES', 'managerCreateResources'),
    { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
    from('CONTROLLER_ID', 'controllerId'),
    from('AMBASSADOR_ENABLED', 'ambassador.enabled'),
    from('AMBASSADOR_VERSION', 'ambassador.version'),
    from('AMBASSADOR_SINGLE_NAMESPACE', 'ambassador.singleNamespace'),
    from('PREDICTIVE_UNIT_HTTP_SERVICE_PORT', 'predictiveUnit.httpPort'),
    from('PREDICTIVE_UNIT_GRPC_SERVICE_PORT', 'predictiveUnit.grpcPort'),
    from('PREDICTIVE_UNIT_DEFAULT_ENV_SECRET_REF_NAME', 'predictiveUnit.defaultEnvSecretRefName'),
    from('PREDICTIVE_UNIT_METRICS_PORT_NAME', 'predictiveUnit.metricsPortName'),
    from('ISTIO_ENABLED', 'istio.enabled'),
    from('KEDA_ENABLED', 'keda.enabled'),
    from('ISTIO_GATEWAY', 'istio.gateway'),
    from('ISTIO_TLS_MODE', 'istio.tlsMode'),
    constant('USE_EXECUTOR', 'true'),
    constant('EXECUTOR_CONTAINER_IMAGE_AND_VERSION', scope.image('executor.image')),
    from('EXECUTOR_CONTAINER_IMAGE_PULL_POLICY', 'executor.image.pullPolicy'),
    from('EXECUTOR_PROMETHEUS_PATH', 'executor.prometheus.path'),
    from('EXECUTOR_SERVER_PORT', 'executor.port'),
    from('EXECUTOR_CONTAINER_USER', 'executor.user'),
    from('EXECUTOR_CONTAINER_SERVICE_ACCOUNT_NAME', 'executor.serviceAccount.name'),
    from('EXECUTOR_SERVER_METRICS_PORT_NAME', 'executor.metricsPortName'),
    from('EXECUTOR_REQUEST_LOGGER_DEFAULT_ENDPOINT', 'executor.requestLogger.defaultEndpoint'),
    from('EXECUTOR_REQUEST_LOGGER_WORK_QUEUE_SIZE', 'executor.requestLogger.workQueueSize'),
    from('EXECUTOR_REQUEST_LOGGER_WRITE_TIMEOUT_MS', 'executor.requestLogger.writeTimeoutMs'),
    from('DEFAULT_USER_ID', 'defaultUserID'),
    from('EXECUTOR_DEFAULT_CPU_REQUEST', 'executor.resources.cpuRequest'),
    from('EXECUTOR_DEFAULT_MEMORY_REQUEST', 'executor.resources.memoryRequest'),
    from('EXECUTOR_DEFAULT_CPU_LIMIT', 'executor.resources.cpuLimit'),
    from('EXECUTOR_DEFAULT_MEMORY_LIMIT', 'executor.resources.memoryLimit'),
    from('DEPLOYMENT_NAME_AS_PREFIX', 'manager.deploymentNameAsPrefix'),
    from('EXECUTOR_FULL_HEALTH_CHECKS', 'executor.fullHealthChecks'),
  ];
}
