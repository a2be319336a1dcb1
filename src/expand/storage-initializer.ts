import { addCredentials } from './credentials';
import { quantityProblem } from './engine';
import { OperatorFailure } from './failure';
import { type Container, type PodSpec, type Volume, type VolumeMount } from './model';
import { type OperatorConfig, type StorageInitializerConfig } from './operator-config';
import { type Recorder } from './origins/recorder';
import { type Scope, type Workload } from './scope';
import { CLAIM_PATH, MODEL_PATH } from '../api/facts/mounts';
import { CLAIM_VOLUME } from '../api/facts/names';
import { initializerName, modelVolumeName } from '../api/names';
import { type JsonObject } from '../private/json';
import { Quantity } from '../private/quantity';

/** What is downloaded, and how. */
export interface ModelSource {
  /** The graph node or explainer that requires it. */
  readonly owner: object;
  readonly uri: string | undefined;
  readonly serviceAccountName: string | undefined;
  readonly envSecretRefName: string | undefined;
  readonly image: string | undefined;
  /** The field of the SeldonDeployment that requires it. */
  readonly path: () => string;
}

const PVC = 'pvc://';

/**
 * Adds an init container that downloads a model, and mounts the model into a container. Nothing happens without a URI.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/model_initializer_injector.go InjectModelInitializer
 */
export function addStorageInitializer(
  scope: Scope,
  { deployment }: Workload,
  containerName: string,
  source: ModelSource,
): void {
  const { uri = '' } = source;
  if (uri === '') {
    return;
  }
  const { origins } = scope;
  const pod = deployment.spec.template.spec;
  const container = pod.containers.find(({ name }) => name === containerName);
  if (container === undefined) {
    throw new OperatorFailure('error', `Invalid configuration: cannot find container: ${containerName}`, source.path());
  }
  const volumeName = modelVolumeName(containerName);
  const name = initializerName(containerName);
  if (pod.initContainers?.some((other) => other.name === name)) {
    mount(scope, container, { name: volumeName, mountPath: MODEL_PATH }, source);
    return;
  }
  const volumes: Volume[] = [];
  const mounts: VolumeMount[] = [];
  let from = uri;
  if (uri.startsWith(PVC)) {
    const [claimName, ...path] = uri.slice(PVC.length).split('/');
    volumes.push({ name: CLAIM_VOLUME, persistentVolumeClaim: { claimName } });
    mounts.push({ name: CLAIM_VOLUME, readOnly: true, mountPath: CLAIM_PATH });
    mount(scope, container, { name: CLAIM_VOLUME, mountPath: CLAIM_PATH }, source);
    from = `${CLAIM_PATH}/${path.join('/')}`;
  }
  volumes.push({ name: volumeName, emptyDir: {} });
  mounts.push({ name: volumeName, mountPath: MODEL_PATH });
  const config = storageConfig(scope.config);
  const initializer: Container = {
    name,
    image:
      source.image ||
      scope.config.related.storageInitializer ||
      config.image ||
      'docker.io/seldonio/rclone-storage-initializer:latest',
    args: [from, MODEL_PATH],
    resources: resourcesOf(config),
    volumeMounts: mounts,
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: 'IfNotPresent',
  };
  mount(scope, container, { name: volumeName, mountPath: MODEL_PATH }, source);
  if (origins !== undefined) {
    recordInitializer(origins, container, { initializer, volumes, source });
  }
  pod.volumes = [...(pod.volumes ?? []), ...volumes];
  const account = source.serviceAccountName || pod.serviceAccountName || 'default';
  addCredentials(
    scope,
    initializer,
    pod,
    account,
    (source.serviceAccountName ?? '') === '' ? [pod, 'serviceAccountName'] : [source.owner, 'serviceAccountName'],
  );
  addEnvSecret(scope, initializer, source.owner, source.envSecretRefName);
  addInitContainer(pod, initializer);
}

interface Initialized {
  readonly initializer: Container;
  readonly volumes: readonly Volume[];
  readonly source: ModelSource;
}

/** Records what determines an init container; names derived from the container's lead to that container. */
function recordInitializer(
  origins: Recorder,
  container: Container,
  { initializer, volumes, source }: Initialized,
): void {
  const { owner } = source;
  origins.make(initializer, [owner, 'modelUri']);
  origins.set(initializer, 'name', [container, 'name']);
  origins.set(initializer, 'image', [owner, 'storageInitializerImage'], 'storageInitializer.image');
  origins.set(initializer, 'resources', 'storageInitializer');
  for (const item of [...volumes, ...(initializer.volumeMounts ?? [])]) {
    origins.make(item, [owner, 'modelUri']);
    if (item.name !== CLAIM_VOLUME) {
      origins.set(item, 'name', [container, 'name']);
    }
  }
}

/**
 * Gives a container all entries of a Secret as variables: of the named one, or else of the operator's default, if it
 * has one.
 */
export function addEnvSecret(
  { config, origins }: Scope,
  container: Container,
  owner: object,
  named: string | undefined,
): void {
  const secretName = named || config.units.defaultEnvSecretRefName;
  if (secretName !== '') {
    container.envFrom = [...(container.envFrom ?? []), { secretRef: { name: secretName } }];
    origins?.make(
      container.envFrom[container.envFrom.length - 1],
      (named ?? '') === '' ? 'predictiveUnit.defaultEnvSecretRefName' : [owner, 'envSecretRefName'],
    );
  }
}

function addInitContainer(pod: PodSpec, container: Container): void {
  pod.initContainers = [...(pod.initContainers ?? []), container];
}

function mount(
  { origins }: Scope,
  container: Container,
  { name, mountPath }: { name: string; mountPath: string },
  { owner }: ModelSource,
): void {
  if (!container.volumeMounts?.some((other) => other.name === name)) {
    const added = { name, readOnly: true, mountPath };
    origins?.make(added, [owner, 'modelUri']);
    if (name !== CLAIM_VOLUME) {
      origins?.set(added, 'name', [container, 'name']);
    }
    container.volumeMounts = [...(container.volumeMounts ?? []), added];
  }
}

function storageConfig({ storageInitializer: { value, problem } }: OperatorConfig): StorageInitializerConfig {
  if (problem !== undefined) {
    throw new OperatorFailure('panic', problem, 'spec');
  }
  for (const text of [value.memoryRequest, value.memoryLimit, value.cpuRequest, value.cpuLimit]) {
    const wrong = quantityProblem(text ?? '');
    if (wrong !== undefined) {
      throw new OperatorFailure('error', wrong, 'spec');
    }
  }
  return value;
}

function resourcesOf({
  cpuLimit = '',
  memoryLimit = '',
  cpuRequest = '',
  memoryRequest = '',
}: StorageInitializerConfig): JsonObject {
  const quantity = (text: string): string => String(Quantity.parse(text));
  return {
    limits: { cpu: quantity(cpuLimit), memory: quantity(memoryLimit) },
    requests: { cpu: quantity(cpuRequest), memory: quantity(memoryRequest) },
  };
}
