import { configJson, textFields, type ConfigJson } from './config-json';
import {
  CONTROLLER_ID,
  EXECUTOR_LOGGER_ENDPOINT,
  EXECUTOR_LOGGER_QUEUE_SIZE,
  EXECUTOR_LOGGER_WRITE_TIMEOUT,
  EXECUTOR_SERVER_PORT,
} from '../api/facts/manager-variables';
import { CERTIFICATE_PATH } from '../api/facts/mounts';
import { METRICS_PATH, METRICS_PORT_NAME, ORCHESTRATOR_GRPC_PORT, ORCHESTRATOR_HTTP_PORT } from '../api/facts/ports';
import { SERVERS as SERVER_FACTS } from '../api/facts/servers';
import { entryOf, type Json } from '../private/json';

/**
 * Everything that the operator reads from its environment and from the ConfigMap `seldon-config`. Numbers and
 * quantities are unparsed strings: the operator parses most of them only when it needs them, and fails then.
 */
export interface OperatorConfig {
  /** The operator only watches SeldonDeployments whose label `seldon.io/controller-id` has this value. */
  readonly controllerId: string;
  /** Whether long names of Deployments keep the SeldonDeployment's name as a prefix. */
  readonly deploymentNameAsPrefix: boolean;
  /** User of every pod that has no security context of its own; empty for none. */
  readonly defaultUser: string;
  /** Where TLS certificates are mounted. */
  readonly certificateMountPath: string;
  /** Ports of the predictor's service, and of the orchestrator as that service sees it. */
  readonly engine: { readonly httpPort: string; readonly grpcPort: string };
  readonly executor: ExecutorConfig;
  readonly units: UnitConfig;
  readonly istio: { readonly enabled: boolean; readonly gateway: string; readonly tlsMode: string };
  readonly ambassador: { readonly enabled: boolean; readonly version: string; readonly singleNamespace: boolean };
  readonly keda: boolean;
  /** Images of the prepackaged servers, by implementation and protocol. */
  readonly servers: ConfigJson<Record<string, ServerConfig>>;
  readonly storageInitializer: ConfigJson<StorageInitializerConfig>;
  readonly explainer: ConfigJson<ExplainerConfig>;
  readonly credentials: ConfigJson<CredentialConfig>;
  /** Images that take precedence over those of the ConfigMap. */
  readonly related: { readonly storageInitializer: string; readonly explainer: string; readonly explainerV2: string };
}

/** Settings of the orchestrator's container. */
export interface ExecutorConfig {
  readonly image: string;
  readonly imagePullPolicy: string;
  readonly httpPort: string;
  readonly grpcPort: string;
  readonly user: string;
  readonly serviceAccountName: string;
  readonly metricsPortName: string;
  readonly prometheusPath: string;
  readonly fullHealthChecks: string;
  readonly cpuRequest: string;
  readonly cpuLimit: string;
  readonly memoryRequest: string;
  readonly memoryLimit: string;
  readonly loggerEndpoint: string;
  readonly loggerQueueSize: string;
  readonly loggerWriteTimeout: string;
}

/** Ports, metrics and credentials of graph nodes. */
export interface UnitConfig {
  readonly httpPort: string;
  readonly grpcPort: string;
  readonly metricsPort: string;
  readonly metricsPortName: string;
  readonly defaultEnvSecretRefName: string;
}

export interface ServerImage {
  readonly image?: string;
  readonly defaultImageVersion?: string;
}

export interface ServerConfig {
  readonly protocols?: Readonly<Record<string, ServerImage>>;
}

export interface StorageInitializerConfig {
  readonly image?: string;
  readonly cpuRequest?: string;
  readonly cpuLimit?: string;
  readonly memoryRequest?: string;
  readonly memoryLimit?: string;
}

export interface ExplainerConfig {
  readonly image?: string;
  readonly image_v2?: string;
}

export interface CredentialConfig {
  readonly s3?: {
    readonly s3AccessKeyIDName?: string;
    readonly s3SecretAccessKeyName?: string;
    readonly s3Endpoint?: string;
    readonly s3UseHttps?: string;
  };
  readonly gcs?: { readonly gcsCredentialFileName?: string };
}

const HTTP_PORT = String(ORCHESTRATOR_HTTP_PORT);
const GRPC_PORT = String(ORCHESTRATOR_GRPC_PORT);

/**
 * The configuration that the operator reads from its environment and from the data of its ConfigMap.
 * @see https://github.com/SeldonIO/seldon-core/tree/v1.17.1/operator/controllers names and defaults are where they are read
 */
export function operatorConfig(environment: ReadonlyMap<string, string>, data: Json): OperatorConfig {
  const env = (name: string, otherwise = ''): string => environment.get(name) ?? otherwise;
  const isTrue = (name: string): boolean => env(name) === 'true';
  return {
    controllerId: env(CONTROLLER_ID),
    deploymentNameAsPrefix: isTrue('DEPLOYMENT_NAME_AS_PREFIX'),
    defaultUser: env('DEFAULT_USER_ID'),
    certificateMountPath: env('DEFAULT_CERT_MOUNT_PATH_NAME', CERTIFICATE_PATH),
    engine: { httpPort: env('ENGINE_SERVER_PORT') || HTTP_PORT, grpcPort: env('ENGINE_SERVER_GRPC_PORT') || GRPC_PORT },
    executor: {
      image: env('RELATED_IMAGE_EXECUTOR') || env('EXECUTOR_CONTAINER_IMAGE_AND_VERSION'),
      imagePullPolicy: env('EXECUTOR_CONTAINER_IMAGE_PULL_POLICY', 'IfNotPresent'),
      httpPort: env(EXECUTOR_SERVER_PORT) || HTTP_PORT,
      grpcPort: env('EXECUTOR_SERVER_GRPC_PORT') || GRPC_PORT,
      user: env('EXECUTOR_CONTAINER_USER'),
      serviceAccountName: env('EXECUTOR_CONTAINER_SERVICE_ACCOUNT_NAME', 'default'),
      metricsPortName: env('EXECUTOR_SERVER_METRICS_PORT_NAME', METRICS_PORT_NAME),
      prometheusPath: env('EXECUTOR_PROMETHEUS_PATH', METRICS_PATH),
      fullHealthChecks: env('EXECUTOR_FULL_HEALTH_CHECKS', 'false'),
      cpuRequest: env('EXECUTOR_DEFAULT_CPU_REQUEST', '0.5'),
      cpuLimit: env('EXECUTOR_DEFAULT_CPU_LIMIT', '0.5'),
      memoryRequest: env('EXECUTOR_DEFAULT_MEMORY_REQUEST', '512Mi'),
      memoryLimit: env('EXECUTOR_DEFAULT_MEMORY_LIMIT', '512Mi'),
      loggerEndpoint: env(EXECUTOR_LOGGER_ENDPOINT, 'http://default-broker'),
      loggerQueueSize: env(EXECUTOR_LOGGER_QUEUE_SIZE, '10000'),
      loggerWriteTimeout: env(EXECUTOR_LOGGER_WRITE_TIMEOUT, '2000'),
    },
    units: {
      httpPort: env('PREDICTIVE_UNIT_HTTP_SERVICE_PORT'),
      grpcPort: env('PREDICTIVE_UNIT_GRPC_SERVICE_PORT'),
      metricsPort: env('PREDICTIVE_UNIT_METRICS_SERVICE_PORT'),
      metricsPortName: env('PREDICTIVE_UNIT_METRICS_PORT_NAME', METRICS_PORT_NAME),
      defaultEnvSecretRefName: env('PREDICTIVE_UNIT_DEFAULT_ENV_SECRET_REF_NAME'),
    },
    istio: {
      enabled: isTrue('ISTIO_ENABLED'),
      gateway: env('ISTIO_GATEWAY', 'seldon-gateway'),
      tlsMode: env('ISTIO_TLS_MODE'),
    },
    ambassador: {
      enabled: isTrue('AMBASSADOR_ENABLED'),
      version: env('AMBASSADOR_VERSION', 'v1'),
      singleNamespace: isTrue('AMBASSADOR_SINGLE_NAMESPACE'),
    },
    keda: isTrue('KEDA_ENABLED'),
    servers: withRelatedImages(configJson(data, 'predictor_servers', SERVERS), env),
    storageInitializer: configJson(
      data,
      'storageInitializer',
      textFields('StorageInitializerConfig', 'image', 'cpuRequest', 'cpuLimit', 'memoryRequest', 'memoryLimit'),
    ),
    explainer: configJson(data, 'explainer', textFields('ExplainerConfig', 'image', 'image_v2')),
    credentials: configJson(data, 'credentials', {
      type: 'CredentialConfig',
      fields: {
        s3: textFields('S3Config', 's3AccessKeyIDName', 's3SecretAccessKeyName', 's3Endpoint', 's3UseHttps'),
        gcs: textFields('GCSConfig', 'gcsCredentialFileName'),
      },
    }),
    related: {
      storageInitializer: env('RELATED_IMAGE_STORAGE_INITIALIZER'),
      explainer: env('RELATED_IMAGE_EXPLAINER'),
      explainerV2: env('RELATED_IMAGE_EXPLAINER_V2'),
    },
  };
}

const SERVERS = {
  entries: {
    type: 'PredictorServerConfig',
    fields: { protocols: { entries: textFields('PredictorImageConfig', 'image', 'defaultImageVersion') } },
  },
};

/**
 * Images in the environment replace those of the ConfigMap; those for TensorFlow have no effect upstream.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/apis/machinelearning.seldon.io/v1/prepack.go getRelatedImageConfig
 */
function withRelatedImages(
  servers: ConfigJson<Record<string, ServerConfig>>,
  env: (name: string) => string,
): ConfigJson<Record<string, ServerConfig>> {
  const value = { ...servers.value };
  for (const [name, { relatedImage }] of Object.entries(SERVER_FACTS)) {
    const known = entryOf(value, name);
    if (known !== undefined && relatedImage !== undefined) {
      const [seldon, v2] = [env(`RELATED_IMAGE_${relatedImage}`), env(`RELATED_IMAGE_${relatedImage}_V2`)];
      value[name] = {
        protocols: {
          ...known.protocols,
          ...(seldon !== '' && { seldon: { image: seldon } }),
          ...(v2 !== '' && { v2: { image: v2 } }),
        },
      };
    }
  }
  return { ...servers, value };
}
