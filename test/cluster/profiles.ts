import { type JsonObject } from '../../src/private/json';

/** Values of the operator's chart, by name of the configuration. */
export const PROFILES: Readonly<Record<string, JsonObject>> = {
  default: {},
  'istio-keda': { istio: { enabled: true }, keda: { enabled: true } },
  ambassador: { ambassador: { enabled: true } },
  'ambassador-v1-annotations': { ambassador: { enabled: true, version: 'v1' } },
  // Everything that changes what is created.
  custom: {
    istio: { enabled: true, gateway: 'mesh/models-gateway' },
    defaultUserID: '',
    executor: {
      port: 8123,
      metricsPortName: 'http-metrics',
      fullHealthChecks: true,
      image: {
        registry: 'registry.example.com',
        repository: 'mirror/executor',
        tag: '1.17.1-r1',
        pullPolicy: 'Always',
      },
      prometheus: { path: '/metrics' },
      serviceAccount: { name: 'executor-sa' },
      user: 1001,
      resources: { cpuLimit: '2', cpuRequest: '250m', memoryLimit: '1Gi', memoryRequest: '256Mi' },
      requestLogger: { defaultEndpoint: 'http://broker.logs', workQueueSize: 500, writeTimeoutMs: 900 },
    },
    predictiveUnit: {
      httpPort: 7000,
      grpcPort: 7500,
      metricsPortName: 'unit-metrics',
      defaultEnvSecretRefName: 'bucket-credentials',
    },
    storageInitializer: {
      image: 'registry.example.com/mirror/rclone:1.17.1',
      cpuLimit: '3',
      cpuRequest: '200m',
      memoryLimit: '2Gi',
      memoryRequest: '300Mi',
    },
    manager: { deploymentNameAsPrefix: true },
    predictor_servers: {
      MY_SERVER: {
        protocols: {
          seldon: { image: 'registry.example.com/my-server', defaultImageVersion: '2.0' },
          v2: { image: 'registry.example.com/my-server-v2', defaultImageVersion: '2.1' },
        },
      },
    },
    explainer: { image: 'registry.example.com/explainer:9', image_v2: 'registry.example.com/explainer-v2:9' },
  },
};
