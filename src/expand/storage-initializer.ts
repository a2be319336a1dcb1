import { addCredentials } from './credentials';
import { quantityProblem } from './engine';
import { OperatorFailure } from './failure';
import { type Container, type PodSpec, type Volume, type VolumeMount } from './model';
import { type OperatorConfig, type StorageInitializerConfig } from './operator-config';
import { type Scope, type Workload } from './scope';
import { CLAIM_PATH, MODEL_PATH } from '../api/facts/mounts';
import { CLAIM_VOLUME } from '../api/facts/names';
import { initializerName, modelVolumeName } from '../api/names';
import { type JsonObject } from '../private/json';
import { Quantity } from '../private/quantity';

/** What is downloaded, and how. */
export interface ModelSource {
  readonly uri: string | undefined;
  readonly serviceAccountName: string | undefined;
  readonly envSecretRefName: string | undefined;
  readonly image: string | undefined;
  /** The field of the SeldonDeployment that says so. */
  readonly path: () => string;
}

const PVC = 'pvc://';

/**
 * Adds an init container that downloads a model, and mounts the model into a container. Nothing happens without a URI.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/model_initializer_injector.go InjectModelInitializer
 */
export function addStorageInitializer(scope: Scope, { deployment }: Workload, containerName: string, source: ModelSource): void {
  const { uri = '' } = source;
  if (uri === '') {
    return;
  }
  const pod = deployment.spec.template.spec;
  const container = pod.containers.find(({ name }) => name === containerName);
  if (container === undefined) {
    throw new OperatorFailure('error', `Invalid configuration: cannot find container: ${containerName}`, source.path());
  }
  const volumeName = modelVolumeName(containerName);
  const name = initializerName(containerName);
  if (pod.initContainers?.some((other) => other.name === name)) {
    mount(container, volumeName, MODEL_PATH);
    return;
  }
  const volumes: Volume[] = [];
  const mounts: VolumeMount[] = [];
  let from = uri;
  if (uri.startsWith(PVC)) {
    const [claimName, ...path] = uri.slice(PVC.length).split('/');
    volumes.push({ name: CLAIM_VOLUME, persistentVolumeClaim: { claimName } });
    mounts.push({ name: CLAIM_VOLUME, readOnly: true, mountPath: CLAIM_PATH });
    mount(container, CLAIM_VOLUME, CLAIM_PATH);
    from = `${CLAIM_PATH}/${path.join('/')}`;
  }
  volumes.push({ name: volumeName, emptyDir: {} });
  mounts.push({ name: volumeName, mountPath: MODEL_PATH });
  const config = storageConfig(scope.config);
  const initializer: Container = {
    name,
    image: source.image || scope.config.related.storageInitializer || config.image || 'docker.io/seldonio/rclone-storage-initializer:latest',
    args: [from, MODEL_PATH],
    resources: resourcesOf(config),
    volumeMounts: mounts,
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: 'IfNotPresent',
  };
  mount(container, volumeName, MODEL_PATH);
  pod.volumes = [...pod.volumes ?? [], ...volumes];
  addCredentials(scope, initializer, pod, source.serviceAccountName || pod.serviceAccountName || 'default');
  addEnvSecret(initializer, source.envSecretRefName || scope.config.units.defaultEnvSecretRefName);
  addInitContainer(pod, initializer);
}

/** Gives a container all entries of a Secret as variables. */
export function addEnvSecret(container: Container, secretName: string): void {
  if (secretName !== '') {
    container.envFrom = [...container.envFrom ?? [], { secretRef: { name: secretName } }];
  }
}

function addInitContainer(pod: PodSpec, container: Container): void {
  pod.initContainers = [...pod.initContainers ?? [], container];
}

function mount(container: Container, name: string, mountPath: string): void {
  if (!container.volumeMounts?.some((other) => other.name === name)) {
    container.volumeMounts = [...container.volumeMounts ?? [], { name, readOnly: true, mountPath }];
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

function resourcesOf({ cpuLimit = '', memoryLimit = '', cpuRequest = '', memoryRequest = '' }: StorageInitializerConfig): JsonObject {
  const quantity = (text: string): string => String(Quantity.parse(text));
  return {
    limits: { cpu: quantity(cpuLimit), memory: quantity(memoryLimit) },
    requests: { cpu: quantity(cpuRequest), memory: quantity(memoryRequest) },
  };
}
