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

/** Values of former charts, and where their values are now. */
export const OPERATOR_RENAMED: Readonly<Record<string, string>> = {
  createResources: 'it is managerCreateResources now',
  engine: 'the settings of the orchestrator are in executor now',
  'executor.defaultRequestLoggerEndpointPrefix': 'it is executor.requestLogger.defaultEndpoint now',
  'executor.resources.limits': 'write executor.resources.cpuLimit and executor.resources.memoryLimit',
  'executor.resources.requests': 'write executor.resources.cpuRequest and executor.resources.memoryRequest',
  'executor.enabled': 'remove it, the executor is the only orchestrator',
  'executor.grpc': 'the orchestrator listens for gRPC on 5001',
  'manager.resources': MANAGER_RESOURCES,
  'predictiveUnit.port': 'it is predictiveUnit.httpPort now',
  resources: MANAGER_RESOURCES,
  'usageMetrics.database': 'remove it, nothing is reported any more',
};
