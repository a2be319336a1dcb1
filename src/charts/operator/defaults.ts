import {
  FIRST_GRPC_PORT,
  FIRST_HTTP_PORT,
  MANAGER_METRICS_PORT,
  METRICS_PATH,
  METRICS_PORT_NAME,
  ORCHESTRATOR_HTTP_PORT,
  WEBHOOK_PORT,
} from '../../api/facts/ports';
import { DEFAULT_IMAGES } from '../../api/versions';
import { clone, type JsonObject } from '../../private/json';

/** Default values of the chart `seldon-core-operator`. */
export const OPERATOR_DEFAULTS: JsonObject = {
  namespaceOverride: '',
  ambassador: { enabled: false, version: 'v2', singleNamespace: false },
  istio: { enabled: false, gateway: 'istio-system/seldon-gateway', tlsMode: '' },
  keda: { enabled: false },
  certManager: { enabled: false },
  controllerId: '',
  managerCreateResources: false,
  defaultUserID: '8888',
  managerUserID: 8888,
  executor: {
    port: ORCHESTRATOR_HTTP_PORT,
    metricsPortName: METRICS_PORT_NAME,
    image: image(DEFAULT_IMAGES.executor),
    resources: { cpuLimit: '500m', cpuRequest: '500m', memoryLimit: '512Mi', memoryRequest: '512Mi' },
    prometheus: { path: METRICS_PATH },
    serviceAccount: { name: 'default' },
    user: 8888,
    requestLogger: { defaultEndpoint: 'http://default-broker', workQueueSize: 10000, writeTimeoutMs: 2000 },
    fullHealthChecks: false,
  },
  image: image(DEFAULT_IMAGES.operator),
  manager: {
    cpuLimit: '500m',
    cpuRequest: '100m',
    memoryLimit: '300Mi',
    memoryRequest: '200Mi',
    logLevel: 'INFO',
    leaderElectionID: 'a33bd623.machinelearning.seldon.io',
    leaderElectionResourceLock: null,
    leaderElectionLeaseDurationSecs: 15,
    leaderElectionRenewDeadlineSecs: 10,
    leaderElectionRetryPeriodSecs: 2,
    annotations: {},
    containerSecurityContext: {},
    deploymentNameAsPrefix: false,
    priorityClassName: null,
  },
  rbac: { configmap: { create: true }, create: true },
  serviceAccount: { create: true, name: 'seldon-manager' },
  singleNamespace: false,
  storageInitializer: {
    cpuLimit: '1',
    cpuRequest: '100m',
    image: DEFAULT_IMAGES.storageInitializer,
    memoryLimit: '1Gi',
    memoryRequest: '100Mi',
  },
  usageMetrics: { enabled: false },
  hostNetwork: false,
  webhook: { port: WEBHOOK_PORT },
  metrics: { port: MANAGER_METRICS_PORT },
  predictiveUnit: {
    httpPort: FIRST_HTTP_PORT,
    grpcPort: FIRST_GRPC_PORT,
    metricsPortName: METRICS_PORT_NAME,
    defaultEnvSecretRefName: '',
  },
  predictor_servers: predictorServers(),
  crd: { create: true, forceV1: false, forceV1beta1: false, annotations: {} },
  credentials: {
    gcs: { gcsCredentialFileName: 'gcloud-application-credentials.json' },
    s3: { s3AccessKeyIDName: 'awsAccessKeyID', s3SecretAccessKeyName: 'awsSecretAccessKey' },
  },
  kubeflow: false,
  explainer: { image: DEFAULT_IMAGES.explainer, image_v2: DEFAULT_IMAGES.explainerV2 },
};

/** Per prepackaged server and protocol the image and its tag. */
function predictorServers(): JsonObject {
  const servers = Object.entries(DEFAULT_IMAGES.servers).map(([name, protocols]) => [name, { protocols }]);
  return clone(Object.fromEntries(servers) as JsonObject);
}

function image(reference: string): JsonObject {
  const [, registry, repository, tag] = /^([^/]+)\/(.+):([^:]+)$/.exec(reference)!;
  return { pullPolicy: 'IfNotPresent', registry, repository, tag };
}
