import { type ManagerOptions, type OperatorResources } from './manager-options';
import {
  type OperatorExecutorOptions,
  type OperatorModelOptions,
  type PredictorServerImages,
  type OperatorStorageInitializerOptions,
} from './operator-options';
import { type SeldonOperatorProps } from './seldon-operator-props';
import { inEnvOrder } from '../api/env-order';
import { DEFAULT_VERSION } from '../api/facts/release';
import { imagesOf, versionWarning } from '../api/versions';
import { MANAGER_SELECTOR } from '../charts/operator/scope';
import { InputError } from '../private/errors';
import { asText, clone, entryOf, isObject, type Json, type JsonObject } from '../private/json';

/** The values of the operator chart for props: defaults of the version < platform < what the props set. */
export function valuesOf(props: SeldonOperatorProps): JsonObject {
  return [
    versionValues(props.version ?? DEFAULT_VERSION),
    props.platform?._values() ?? {},
    props.mode?._values() ?? {},
    props.ingress?._values() ?? {},
    managerValues(props.manager ?? {}),
    compact({
      executor: executorValues(props.executor ?? {}),
      ...modelValues(props.models ?? {}),
      storageInitializer: storageInitializerValues(props.storageInitializer ?? {}),
      predictor_servers: serverValues(props.predictorServers ?? {}),
      explainer: compact({ image: props.explainerImage, image_v2: props.explainerV2Image }),
      keda: compact({ enabled: props.keda }),
      crd: compact({ create: props.installCrd }),
      rbac: compact({
        create: props.createRbac,
        secretNamespaces: props.secretNamespaces && [...props.secretNamespaces],
      }),
      imageMirror: props.imageMirror?.location,
    }),
  ].reduce(over, {});
}

/** A map over another: maps are merged, everything else is replaced. */
function over(below: JsonObject, above: JsonObject): JsonObject {
  const merged = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const under = below[key];
    merged[key] = isObject(value) && isObject(under) ? over(under, value) : clone(value);
  }
  return merged;
}

function versionValues(version: string): JsonObject {
  if (version === DEFAULT_VERSION) {
    return {};
  }
  const images = imagesOf(version);
  if (!images) {
    throw new InputError(versionWarning(version) ?? `unknown version ${JSON.stringify(version)}`);
  }
  const tag = (image: string) => ({ tag: image.slice(image.lastIndexOf(':') + 1) });
  const servers = Object.entries(images.servers).map(([name, protocols]) => [
    name,
    { protocols: clone(protocols as unknown as JsonObject) },
  ]);
  return {
    image: tag(images.operator),
    executor: { image: tag(images.executor) },
    storageInitializer: { image: images.storageInitializer },
    explainer: { image: images.explainer, image_v2: images.explainerV2 },
    predictor_servers: Object.fromEntries(servers) as JsonObject,
  };
}

function managerValues(options: ManagerOptions): JsonObject {
  return compact({
    manager: compact({
      ...resourceValues(options.resources),
      replicas: options.replicas,
      logLevel: options.logLevel,
      priorityClassName: options.priorityClassName,
      leaderElectionID: options.leaderElectionId,
      nodeSelector: options.nodeSelector && { ...options.nodeSelector },
      tolerations: options.tolerations?.map((toleration) =>
        compact({
          ...toleration,
          operator: toleration.value === undefined ? 'Exists' : 'Equal',
        }),
      ),
      affinity: options.spreadOver === undefined ? undefined : spread(options.spreadOver),
      imagePullSecrets: options.imagePullSecrets?.map((name) => ({ name })),
      env: options.env && envOf(options.env),
      annotations: options.annotations && { ...options.annotations },
    }),
    managerUserID: options.userId,
    hostNetwork: options.hostNetwork,
    webhook: compact({ port: options.webhookPort }),
    metrics: compact({ port: options.metricsPort }),
    serviceAccount: compact({ name: options.serviceAccountName, create: options.createServiceAccount }),
  });
}

function envOf(env: { readonly [name: string]: string }): JsonObject[] {
  return inEnvOrder(env).map((name) => ({ name, value: entryOf(env, name)! }));
}

function spread(topologyKey: string): JsonObject {
  return {
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 100, podAffinityTerm: { labelSelector: { matchLabels: { ...MANAGER_SELECTOR } }, topologyKey } },
      ],
    },
  };
}

function executorValues(options: OperatorExecutorOptions): JsonObject {
  return compact({
    port: options.port,
    user: options.userId,
    fullHealthChecks: options.fullHealthChecks,
    resources: resourceValues(options.resources),
    serviceAccount: compact({ name: options.serviceAccountName }),
    requestLogger: compact({
      defaultEndpoint: options.requestLoggerEndpoint,
      workQueueSize: options.requestLoggerQueueSize,
      writeTimeoutMs: options.requestLoggerWriteTimeoutMs,
    }),
  });
}

function modelValues(options: OperatorModelOptions): JsonObject {
  return compact({
    defaultUserID: options.userId,
    predictiveUnit: compact({
      httpPort: options.httpPort,
      grpcPort: options.grpcPort,
      metricsPortName: options.metricsPortName,
      defaultEnvSecretRefName: options.envSecretRefName,
    }),
  });
}

function storageInitializerValues(options: OperatorStorageInitializerOptions): JsonObject {
  return compact({ image: options.image, ...resourceValues(options.resources) });
}

function serverValues(servers: { readonly [name: string]: PredictorServerImages }): JsonObject {
  return Object.fromEntries(
    Object.entries(servers).map(([name, images]) => {
      const protocols = Object.entries(images).map(([protocol, reference]) => [
        protocol,
        imageAndTag(`${name}.${protocol}`, asText(reference)),
      ]);
      return [name, { protocols: Object.fromEntries(protocols) as JsonObject }];
    }),
  );
}

function imageAndTag(where: string, reference: string): JsonObject {
  const colon = reference.lastIndexOf(':');
  if (colon <= reference.lastIndexOf('/') || colon === reference.length - 1) {
    throw InputError.about(
      'predictorServers',
      `${where} needs an image with its tag, such as "seldonio/mlserver:1.3.5", got ${JSON.stringify(reference)}`,
    );
  }
  return { image: reference.slice(0, colon), defaultImageVersion: reference.slice(colon + 1) };
}

function resourceValues({ cpuRequest, cpuLimit, memoryRequest, memoryLimit }: OperatorResources = {}): JsonObject {
  return compact({ cpuRequest, cpuLimit, memoryRequest, memoryLimit });
}

/** Without what is not set, and without empty maps. */
function compact(values: Record<string, Json | undefined>): JsonObject {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== undefined && !(isObject(value) && Object.keys(value).length === 0),
    ),
  ) as JsonObject;
}
