import { type JsonObject } from '../../private/json';

const VERSION = '1.17.1';
const MLSERVER = '1.3.5';

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
    port: 8000,
    metricsPortName: 'metrics',
    image: { pullPolicy: 'IfNotPresent', registry: 'docker.io', repository: 'seldonio/seldon-core-executor', tag: VERSION },
    resources: { cpuLimit: '500m', cpuRequest: '500m', memoryLimit: '512Mi', memoryRequest: '512Mi' },
    prometheus: { path: '/prometheus' },
    serviceAccount: { name: 'default' },
    user: 8888,
    requestLogger: { defaultEndpoint: 'http://default-broker', workQueueSize: 10000, writeTimeoutMs: 2000 },
    fullHealthChecks: false,
  },
  image: { pullPolicy: 'IfNotPresent', registry: 'docker.io', repository: 'seldonio/seldon-core-operator', tag: VERSION },
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
    cpuLimit: '1', cpuRequest: '100m', image: `seldonio/rclone-storage-initializer:${VERSION}`, memoryLimit: '1Gi', memoryRequest: '100Mi',
  },
  usageMetrics: { enabled: false },
  hostNetwork: false,
  webhook: { port: 4443 },
  metrics: { port: 8080 },
  predictiveUnit: { httpPort: 9000, grpcPort: 9500, metricsPortName: 'metrics', defaultEnvSecretRefName: '' },
  predictor_servers: {
    MLFLOW_SERVER: server({ seldon: ['seldonio/mlflowserver', VERSION], v2: ['seldonio/mlserver', `${MLSERVER}-mlflow`] }),
    SKLEARN_SERVER: server({ seldon: ['seldonio/sklearnserver', VERSION], v2: ['seldonio/mlserver', `${MLSERVER}-sklearn`] }),
    TENSORFLOW_SERVER: server({ seldon: ['seldonio/tfserving-proxy', VERSION], tensorflow: ['tensorflow/serving', '2.1.0'] }),
    XGBOOST_SERVER: server({ seldon: ['seldonio/xgboostserver', VERSION], v2: ['seldonio/mlserver', `${MLSERVER}-xgboost`] }),
    TRITON_SERVER: server({ v2: ['nvcr.io/nvidia/tritonserver', '21.08-py3'] }),
    HUGGINGFACE_SERVER: server({ v2: ['seldonio/mlserver', `${MLSERVER}-huggingface`] }),
    TEMPO_SERVER: server({ v2: ['seldonio/mlserver', `${MLSERVER}-slim`] }),
  },
  crd: { create: true, forceV1: false, forceV1beta1: false, annotations: {} },
  credentials: {
    gcs: { gcsCredentialFileName: 'gcloud-application-credentials.json' },
    s3: { s3AccessKeyIDName: 'awsAccessKeyID', s3SecretAccessKeyName: 'awsSecretAccessKey' },
  },
  kubeflow: false,
  explainer: { image: `seldonio/alibiexplainer:${VERSION}`, image_v2: `seldonio/mlserver:${MLSERVER}-alibi-explain` },
};

/** A prepackaged server: per protocol its image and the image's tag. */
function server(protocols: Record<string, [image: string, tag: string]>): JsonObject {
  const entries = Object.entries(protocols).map(([protocol, [image, tag]]) => [protocol, { defaultImageVersion: tag, image }]);
  return { protocols: Object.fromEntries(entries) as JsonObject };
}
