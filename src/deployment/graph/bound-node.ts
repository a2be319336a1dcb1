import { type Duration } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { EndpointType, endpointManifest } from './endpoint';
import { type NodeOptions, type RequestLogger } from './node-options';
import { parameterList } from './parameter';
import { type ServerParameters } from './server-parameters';
import { inEnvOrder } from '../../api/env-order';
import { MODEL_PATH } from '../../api/facts/mounts';
import { CLAIM_VOLUME, TFSERVING_CONTAINER } from '../../api/facts/names';
import { TENSORFLOW_SERVER } from '../../api/facts/servers';
import { BUILT_IN_IMPLEMENTATIONS } from '../../api/facts/words';
import { initializerName, modelVolumeName } from '../../api/names';
import { compact } from '../../private/compact';
import { InputError } from '../../private/errors';
import { type JsonObject, entryOf } from '../../private/json';
import { DURATION, given } from '../../private/kind';
import { apiName, problem } from '../../private/problem';
import { type ModelArtifact } from '../../storage/model-artifact';
import { type ModelArtifactConfig, type ModelInitContainer } from '../../storage/model-artifact-config';
import { type GraphContainerOptions, type NodeContainer, type ServerContainer } from '../pod/container';
import { containerManifest } from '../pod/container-manifest';
import { containerOver } from '../pod/over';
import { Protocol } from '../protocol';

/** The period of the startup probe, in seconds. */
const STARTUP_PERIOD = 5;

/** What a node was created from. */
export interface NodeParts extends NodeOptions {
  readonly type?: string;
  readonly implementation?: string;
  readonly methods?: readonly string[];
  readonly artifact?: ModelArtifact;
  readonly serverParameters?: ServerParameters;
  readonly container?: NodeContainer | ServerContainer;
}

/** What a node needs to know of its SeldonDeployment. */
export interface NodeContext {
  readonly scope: IConstruct;
  readonly protocol?: Protocol;
  readonly grpc: boolean;
  readonly defaults: NodeDefaults;
}

/** What a node has unless it says otherwise. */
export interface NodeDefaults {
  readonly container?: GraphContainerOptions;
  /** Images by name of the prepackaged server. */
  readonly images?: { readonly [server: string]: string };
  readonly logger?: RequestLogger;
}

/** A node's shares of the manifest. */
export interface BoundNode {
  /** The entry of `graph`, without its children. */
  readonly unit: JsonObject;
  /** The entry of `containers`. */
  readonly container: JsonObject;
  /** What only one node of a pod can use, by the name of the container or volume that the operator adds for it. */
  readonly exclusive: readonly string[];
  /** Whether the pod must list the container, because it says more than the operator would. */
  readonly listed: boolean;
  readonly volumes: JsonObject[];
  readonly initContainers: JsonObject[];
  readonly serviceAccountName?: string;
}

/** Renders a node in its place. */
export function bindNode(name: string, own: NodeParts, context: NodeContext): BoundNode {
  const parts = withDefaults(own, context.defaults);
  const artifact = parts.artifact?.bind(context.scope) ?? {};
  const unit = compact({
    name,
    type: parts.type,
    implementation: parts.implementation,
    methods: parts.methods,
    modelUri: artifact.modelUri ?? artifact.initContainer?.uri,
    serviceAccountName: artifact.serviceAccountName,
    envSecretRefName: artifact.envSecretRefName,
    storageInitializerImage: artifact.storageInitializerImage,
    parameters: parameterList(name, parametersOf(name, parts, artifact, context), parts.parameterOrder),
    logger: parts.logger,
    endpoint: endpointManifest(parts.endpoint),
  });
  const mounted = mountedClaim(name, parts, artifact);
  const copied = ownInitializer(name, parts, artifact.initContainer, context);
  const container = nodeContainer(name, parts, context);
  return {
    unit,
    container: [mounted.mount, copied.mount].reduce<JsonObject>(
      (whole, mount) => (mount ? withMount(whole, mount) : whole),
      container,
    ),
    exclusive: [
      ...(isBehindProxy(parts, context) ? [TFSERVING_CONTAINER] : []),
      ...(artifact.modelUri?.startsWith('pvc://') ? [CLAIM_VOLUME] : []),
    ],
    listed: parts.container !== undefined || copied.initContainers.length > 0,
    volumes: [...mounted.volumes, ...copied.volumes],
    initContainers: copied.initContainers,
    // The operator gives the account to the pod of a prepackaged server only.
    ...(parts.implementation === undefined &&
      artifact.serviceAccountName !== undefined && { serviceAccountName: artifact.serviceAccountName }),
  };
}

function withDefaults(parts: NodeParts, { container, images = {}, logger }: NodeDefaults): NodeParts {
  const { implementation = '' } = parts;
  if (BUILT_IN_IMPLEMENTATIONS.includes(implementation)) {
    return { ...parts, logger: parts.logger ?? logger };
  }
  const image = entryOf(images, implementation);
  const below: ServerContainer | undefined = image === undefined ? container : { ...container, image };
  return { ...parts, logger: parts.logger ?? logger, container: containerOver(below, parts.container) };
}

function parametersOf(
  name: string,
  { implementation, serverParameters, parameters }: NodeParts,
  artifact: ModelArtifactConfig,
  { protocol }: NodeContext,
): { [name: string]: unknown } | undefined {
  const typed = serverParameters?._for(name, implementation, protocol);
  return artifact.parameters || typed || parameters ? { ...artifact.parameters, ...typed, ...parameters } : undefined;
}

function nodeContainer(name: string, parts: NodeParts, context: NodeContext): JsonObject {
  const { startup, ...container } = parts.container ?? {};
  if (startup && container.startupProbe) {
    throw new InputError(`container of node ${JSON.stringify(name)} has both startup and startupProbe: keep one`);
  }
  const manifest = containerManifest(name, container);
  const port = context.grpc || parts.endpoint?.type === EndpointType.GRPC ? 'grpc' : 'http';
  if (!startup) {
    return manifest;
  }
  given(`'startup' of node ${JSON.stringify(name)}`, startup, DURATION);
  return { ...manifest, startupProbe: startupProbe(startup, port) };
}

function withMount(container: JsonObject, mount: JsonObject): JsonObject {
  return {
    ...container,
    volumeMounts: [...(Array.isArray(container.volumeMounts) ? container.volumeMounts : []), mount],
  };
}

/** The operator gives the container of every node a port named `http` and one named `grpc`. */
function startupProbe(startup: Duration, port: string): JsonObject {
  return {
    tcpSocket: { port },
    periodSeconds: STARTUP_PERIOD,
    failureThreshold: Math.ceil(startup.toSeconds() / STARTUP_PERIOD),
  };
}

/** A claim that the container sees as it is; the servers' own loading needs a copy. */
function mountedClaim(
  name: string,
  parts: NodeParts,
  { claim }: ModelArtifactConfig,
): { mount?: JsonObject; volumes: JsonObject[] } {
  if (!claim) {
    return { volumes: [] };
  }
  if (parts.implementation !== undefined) {
    throw new InputError(
      problem(
        `node ${JSON.stringify(name)} runs ${parts.implementation}, which loads a copy of its model: use `,
        apiName('ModelArtifact', 'pvc'),
      ),
    );
  }
  const volume = `${name}-model`;
  return {
    mount: compact({ name: volume, mountPath: MODEL_PATH, readOnly: true, subPath: claim.path }),
    volumes: [{ name: volume, persistentVolumeClaim: { claimName: claim.claimName, readOnly: true } }],
  };
}

/**
 * Whether TensorFlow Serving runs behind a proxy, in its own container: it does under every protocol but its
 * own.
 */
function isBehindProxy({ implementation }: NodeParts, { protocol }: NodeContext): boolean {
  return implementation === TENSORFLOW_SERVER && protocol !== Protocol.TENSORFLOW;
}

/**
 * An init container under the name that the operator looks for before it injects its own. The operator mounts the
 * volume into prepackaged servers; into other containers only since 1.17, so that they say it themselves.
 */
function ownInitializer(
  name: string,
  parts: NodeParts,
  initializer: ModelInitContainer | undefined,
  context: NodeContext,
): {
  mount?: JsonObject;
  volumes: JsonObject[];
  initContainers: JsonObject[];
} {
  if (!initializer) {
    return { volumes: [], initContainers: [] };
  }
  // TensorFlow Serving reads the files, in the node's own container or behind it.
  const reader = isBehindProxy(parts, context) ? TFSERVING_CONTAINER : name;
  const volume = modelVolumeName(reader);
  const { image, uri, env = {}, envSecretRefName, requests, limits, sizeLimit } = initializer;
  const variables = inEnvOrder(env).map((variable) => ({ name: variable, value: entryOf(env, variable) }));
  return {
    mount: parts.implementation === undefined ? { name: volume, mountPath: MODEL_PATH, readOnly: true } : undefined,
    volumes: [{ name: volume, emptyDir: compact({ sizeLimit }) }],
    initContainers: [
      compact({
        name: initializerName(reader),
        image,
        args: [uri, MODEL_PATH],
        env: variables.length > 0 ? variables : undefined,
        envFrom: envSecretRefName === undefined ? undefined : [{ secretRef: { name: envSecretRefName } }],
        resources: requests || limits ? { requests, limits } : undefined,
        volumeMounts: [{ name: volume, mountPath: MODEL_PATH }],
      }),
    ],
  };
}
