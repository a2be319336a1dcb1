import { type OperatorScope } from './scope';
import {
  CONTROLLER_ID,
  EXECUTOR_LOGGER_ENDPOINT,
  EXECUTOR_LOGGER_QUEUE_SIZE,
  EXECUTOR_LOGGER_WRITE_TIMEOUT,
  EXECUTOR_SERVER_PORT,
  WATCH_NAMESPACE,
} from '../../api/facts/manager-variables';
import { SERVERS } from '../../api/facts/servers';
import { type JsonObject } from '../../private/json';

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

/** Where a variable comes from: a value, a constant, an image of three values, or a field of the pod. */
type VariableSource =
  { readonly path: string } | { readonly constant: string } | { readonly image: string } | { readonly field: string };

const from = (path: string): VariableSource => ({ path });
const constant = (value: string): VariableSource => ({ constant: value });

/** The manager's variables in order. */
export const MANAGER_VARIABLES: readonly (readonly [name: string, source: VariableSource])[] = [
  ['MANAGER_LEADER_ELECTION_ID', from('manager.leaderElectionID')],
  ['MANAGER_LEADER_ELECTION_RESOURCE_LOCK', from('manager.leaderElectionResourceLock')],
  ['MANAGER_LEADER_ELECTION_LEASE_DURATION_SECS', from('manager.leaderElectionLeaseDurationSecs')],
  ['MANAGER_LEADER_ELECTION_RENEW_DEADLINE_SECS', from('manager.leaderElectionRenewDeadlineSecs')],
  ['MANAGER_LEADER_ELECTION_RETRY_PERIOD_SECS', from('manager.leaderElectionRetryPeriodSecs')],
  ['MANAGER_LOG_LEVEL', from('manager.logLevel')],
  [WATCH_NAMESPACE, constant('')],
  ...RELATED_IMAGES.map((image) => [`RELATED_IMAGE_${image}`, constant('')] as const),
  ['MANAGER_CREATE_RESOURCES', from('managerCreateResources')],
  ['POD_NAMESPACE', { field: 'metadata.namespace' }],
  [CONTROLLER_ID, from('controllerId')],
  ['AMBASSADOR_ENABLED', from('ambassador.enabled')],
  ['AMBASSADOR_VERSION', from('ambassador.version')],
  ['AMBASSADOR_SINGLE_NAMESPACE', from('ambassador.singleNamespace')],
  ['PREDICTIVE_UNIT_HTTP_SERVICE_PORT', from('predictiveUnit.httpPort')],
  ['PREDICTIVE_UNIT_GRPC_SERVICE_PORT', from('predictiveUnit.grpcPort')],
  ['PREDICTIVE_UNIT_DEFAULT_ENV_SECRET_REF_NAME', from('predictiveUnit.defaultEnvSecretRefName')],
  ['PREDICTIVE_UNIT_METRICS_PORT_NAME', from('predictiveUnit.metricsPortName')],
  ['ISTIO_ENABLED', from('istio.enabled')],
  ['KEDA_ENABLED', from('keda.enabled')],
  ['ISTIO_GATEWAY', from('istio.gateway')],
  ['ISTIO_TLS_MODE', from('istio.tlsMode')],
  ['USE_EXECUTOR', constant('true')],
  ['EXECUTOR_CONTAINER_IMAGE_AND_VERSION', { image: 'executor.image' }],
  ['EXECUTOR_CONTAINER_IMAGE_PULL_POLICY', from('executor.image.pullPolicy')],
  ['EXECUTOR_PROMETHEUS_PATH', from('executor.prometheus.path')],
  [EXECUTOR_SERVER_PORT, from('executor.port')],
  ['EXECUTOR_CONTAINER_USER', from('executor.user')],
  ['EXECUTOR_CONTAINER_SERVICE_ACCOUNT_NAME', from('executor.serviceAccount.name')],
  ['EXECUTOR_SERVER_METRICS_PORT_NAME', from('executor.metricsPortName')],
  [EXECUTOR_LOGGER_ENDPOINT, from('executor.requestLogger.defaultEndpoint')],
  [EXECUTOR_LOGGER_QUEUE_SIZE, from('executor.requestLogger.workQueueSize')],
  [EXECUTOR_LOGGER_WRITE_TIMEOUT, from('executor.requestLogger.writeTimeoutMs')],
  ['DEFAULT_USER_ID', from('defaultUserID')],
  ['EXECUTOR_DEFAULT_CPU_REQUEST', from('executor.resources.cpuRequest')],
  ['EXECUTOR_DEFAULT_MEMORY_REQUEST', from('executor.resources.memoryRequest')],
  ['EXECUTOR_DEFAULT_CPU_LIMIT', from('executor.resources.cpuLimit')],
  ['EXECUTOR_DEFAULT_MEMORY_LIMIT', from('executor.resources.memoryLimit')],
  ['DEPLOYMENT_NAME_AS_PREFIX', from('manager.deploymentNameAsPrefix')],
  ['EXECUTOR_FULL_HEALTH_CHECKS', from('executor.fullHealthChecks')],
];

/** Environment of the manager: the half of its configuration that is not in ConfigMap `seldon-config`. */
export function managerEnvironment(scope: OperatorScope): JsonObject[] {
  return MANAGER_VARIABLES.map(([name, source]) => ({ name, ...sourced(scope, source) }));
}

function sourced(scope: OperatorScope, source: VariableSource): JsonObject {
  if ('field' in source) {
    return { valueFrom: { fieldRef: { fieldPath: source.field } } };
  }
  if ('constant' in source) {
    return { value: source.constant };
  }
  return { value: 'image' in source ? scope.image(source.image) : scope.quoted(source.path) };
}
