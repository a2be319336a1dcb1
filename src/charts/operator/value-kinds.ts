import {
  AMBASSADOR_VERSIONS,
  ELECTION_LOCKS,
  ISTIO_TLS_MODES,
  LOG_LEVELS,
  PULL_POLICIES,
} from '../../api/facts/operator-words';

/** Values of the operator chart that are one of a few words. */
export const OPERATOR_WORDS: Readonly<Record<string, readonly string[]>> = {
  'ambassador.version': AMBASSADOR_VERSIONS,
  'executor.image.pullPolicy': PULL_POLICIES,
  'image.pullPolicy': PULL_POLICIES,
  'istio.tlsMode': ['', ...ISTIO_TLS_MODES],
  'manager.leaderElectionResourceLock': ELECTION_LOCKS,
  'manager.logLevel': LOG_LEVELS,
};

/** Values of the operator chart that are amounts of a resource; a limit comes with its request. */
export const OPERATOR_QUANTITIES: Readonly<Record<string, string | undefined>> = {
  'executor.resources.cpuLimit': 'executor.resources.cpuRequest',
  'executor.resources.cpuRequest': undefined,
  'executor.resources.memoryLimit': 'executor.resources.memoryRequest',
  'executor.resources.memoryRequest': undefined,
  'manager.cpuLimit': 'manager.cpuRequest',
  'manager.cpuRequest': undefined,
  'manager.memoryLimit': 'manager.memoryRequest',
  'manager.memoryRequest': undefined,
  'storageInitializer.cpuLimit': 'storageInitializer.cpuRequest',
  'storageInitializer.cpuRequest': undefined,
  'storageInitializer.memoryLimit': 'storageInitializer.memoryRequest',
  'storageInitializer.memoryRequest': undefined,
};

/** Values of the operator chart that the manager, or the API server, reads as whole numbers. */
export const OPERATOR_NUMBERS: readonly string[] = [
  'executor.port',
  'executor.requestLogger.workQueueSize',
  'executor.requestLogger.writeTimeoutMs',
  'manager.leaderElectionLeaseDurationSecs',
  'manager.leaderElectionRenewDeadlineSecs',
  'manager.leaderElectionRetryPeriodSecs',
  'metrics.port',
  'predictiveUnit.grpcPort',
  'predictiveUnit.httpPort',
  'webhook.port',
];

const MANAGER_RESOURCES = 'write manager.cpuRequest, manager.memoryRequest, manager.cpuLimit and manager.memoryLimit';

const ALL_NAMESPACES = 'remove it: the operator watches all namespaces unless singleNamespace is true';

const OF_GATEWAY = 'remove it: this chart does not install Ambassador; install it with its own chart';

/** Values of the chart seldon-core, which installed releases up to 0.3 with their gateways. */
const UP_TO_0_3: Readonly<Record<string, string>> = {
  'ambassador.image': OF_GATEWAY,
  'ambassador.rbac': OF_GATEWAY,
  'ambassador.replicaCount': OF_GATEWAY,
  'ambassador.resources': OF_GATEWAY,
  'ambassador.scope': OF_GATEWAY,
  'ambassador.service': OF_GATEWAY,
  apife: 'remove it: Ambassador or Istio is the gateway, with ambassador.enabled or istio.enabled',
  cluster_manager: 'remove it: the operator replaced the cluster manager, with the settings below manager and image',
  'engine.service_account': 'it is executor.serviceAccount now',
  'predictive_unit.port': 'it is predictiveUnit.httpPort now',
  'rbac.rolebinding': 'it is rbac.create now',
  'rbac.service_account': 'it is serviceAccount now',
  redis: 'remove it: only the API gateway of earlier releases used it',
  single_namespace: 'it is singleNamespace now',
};

const OF_CORE_2 =
  'remove it: this is the chart of Seldon Core 1; Seldon Core 2 has charts of its own, such as seldon-core-v2-setup';

/** Values of the charts of Seldon Core 2. */
const CORE_2: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'controller',
    'dataflow',
    'envoy',
    'hodometer',
    'kafka',
    'mlserver',
    'modelgateway',
    'opentelemetry',
    'pipelinegateway',
    'scheduler',
    'security',
    'serverConfig',
    'serviceGRPCPrefix',
    'triton',
  ].map((key) => [key, OF_CORE_2]),
);

const USER =
  'write managerUserID for the manager, executor.user for orchestrators, or defaultUserID for the pods of models';

/** Values of former charts, and where their values are now; and those of other charts. */
export const OPERATOR_RENAMED: Readonly<Record<string, string>> = {
  ...CORE_2,
  ...UP_TO_0_3,
  createResources: 'it is managerCreateResources now',
  clusterWide: ALL_NAMESPACES,
  clusterwide: ALL_NAMESPACES,
  engine: 'the settings of the orchestrator are in executor now',
  'engine.grpc': 'remove it, the orchestrator listens for gRPC on 5001',
  'engine.image': 'remove it: the Java engine is gone, and the image of the orchestrator is executor.image',
  'engine.logMessagesExternally': 'remove it: nodes have loggers, and executor.requestLogger their settings',
  'engine.port': 'it is executor.port now',
  'engine.prometheus.path': 'it is executor.prometheus.path now',
  'engine.resources.cpuLimit': 'it is executor.resources.cpuLimit now',
  'engine.resources.cpuRequest': 'it is executor.resources.cpuRequest now',
  'engine.resources.memoryLimit': 'it is executor.resources.memoryLimit now',
  'engine.resources.memoryRequest': 'it is executor.resources.memoryRequest now',
  'engine.securityContext': 'remove it, executor.user is the user of the orchestrator',
  'engine.serviceAccount.name': 'it is executor.serviceAccount.name now',
  'engine.user': 'it is executor.user now',
  'executor.defaultRequestLoggerEndpointPrefix': 'it is executor.requestLogger.defaultEndpoint now',
  'executor.resources.limits': 'write executor.resources.cpuLimit and executor.resources.memoryLimit',
  'executor.resources.requests': 'write executor.resources.cpuRequest and executor.resources.memoryRequest',
  'executor.env': 'write svcOrchSpec.env in the predictors of SeldonDeployments',
  'executor.enabled': 'remove it, the executor is the only orchestrator',
  'executor.grpc': 'the orchestrator listens for gRPC on 5001',
  'manager.image': 'write registry, repository and tag below image',
  'manager.resources': MANAGER_RESOURCES,
  'manager.runAsUser': 'write managerUserID',
  'manager.securityContext': 'write manager.containerSecurityContext, or managerUserID for the user',
  'predictiveUnit.port': 'it is predictiveUnit.httpPort now',
  replicaCount: 'write manager.replicas',
  'rbac.enabled': 'it is rbac.create now',
  resources: MANAGER_RESOURCES,
  runAsUser: USER,
  securityContext: USER,
  'usageMetrics.database': 'remove it, nothing is reported any more',
};
