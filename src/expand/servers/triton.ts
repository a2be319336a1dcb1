import { modelSource } from './model-source';
import { V2_PROBES } from './v2-probes';
import { MODEL_PATH } from '../../api/facts/mounts';
import { NO_STORAGE_INITIALIZER } from '../../api/facts/settings';
import { setImage } from '../defaults';
import { NIL_POINTER, OperatorFailure } from '../failure';
import { type Container, type Node } from '../model';
import { nodePath } from '../node-path';
import { type ServerConfig } from '../operator-config';
import { PODINFO_MOUNT } from '../podinfo';
import { isOn, type Scope, type Workload } from '../scope';
import { imageCauses, protocolImage } from '../server-image';
import { addEnvSecret, addStorageInitializer } from '../storage-initializer';

/**
 * NVIDIA Triton, which may load models itself.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_prepackaged_servers.go addTritonServer
 */
export function addTriton(scope: Scope, node: Node, workload: Workload, server: ServerConfig): void {
  const { spec } = scope.sdep;
  const loadsItself = isOn(spec.annotations, NO_STORAGE_INITIALIZER);
  const triton = tritonContainer(scope, node, server, loadsItself);
  const pod = workload.deployment.spec.template.spec;
  const own = pod.containers.find(({ name }) => name === node.name);
  if (own === undefined) {
    pod.containers = [...pod.containers, triton];
    if (!loadsItself) {
      throw new OperatorFailure('panic', NIL_POINTER, `${nodePath(scope, node)}.name`);
    }
    return;
  }
  if ((own.image ?? '') === '') {
    setImage(own, triton.image ?? '');
    if (own.image !== undefined) {
      scope.origins?.set(own, 'image', ...imageCauses(node));
    }
  }
  own.args ??= triton.args;
  if (own.envFrom === undefined && triton.envFrom !== undefined) {
    own.envFrom = triton.envFrom;
  }
  own.readinessProbe ??= triton.readinessProbe;
  own.livenessProbe ??= triton.livenessProbe;
  own.ports = triton.ports;
  if (!loadsItself) {
    addStorageInitializer(scope, workload, own.name, modelSource(scope, node));
  }
}

function tritonContainer(scope: Scope, node: Node, server: ServerConfig, loadsItself: boolean): Container {
  const {
    sdep: { spec },
    origins,
  } = scope;
  const { endpoint = {} } = node;
  const { httpPort = 0, grpcPort = 0 } = endpoint;
  const container: Container = {
    name: node.name,
    args: [
      '/opt/tritonserver/bin/tritonserver',
      `--grpc-port=${grpcPort}`,
      `--http-port=${httpPort}`,
      ...(loadsItself
        ? [`--model-repository=${node.modelUri ?? ''}`, ...repositoryArguments(node)]
        : [`--model-repository=${MODEL_PATH}`, '--strict-model-config=false']),
    ],
    ports: [
      { name: 'grpc', containerPort: grpcPort, protocol: 'TCP' },
      { name: 'http', containerPort: httpPort, protocol: 'TCP' },
    ],
    volumeMounts: [{ ...PODINFO_MOUNT }],
    livenessProbe: {
      ...V2_PROBES.live,
      initialDelaySeconds: 60,
      timeoutSeconds: 1,
      periodSeconds: 10,
      successThreshold: 1,
      failureThreshold: 3,
    },
    readinessProbe: {
      ...V2_PROBES.ready,
      initialDelaySeconds: 20,
      timeoutSeconds: 1,
      periodSeconds: 10,
      successThreshold: 1,
      failureThreshold: 3,
    },
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
  };
  setImage(container, protocolImage(server, spec.protocol));
  origins?.make(container, [node]);
  origins?.set(container, 'image', ...imageCauses(node));
  container.ports?.forEach((port) => {
    origins?.make(port, [node]);
    origins?.set(port, 'containerPort', [endpoint, `${port.name}Port`]);
  });
  if (loadsItself) {
    addEnvSecret(scope, container, node, node.envSecretRefName);
  }
  return container;
}

const ARGUMENTS: Readonly<Record<string, string>> = {
  model_control_mode: '--model-control-mode=',
  load_model: '--load-model=',
  strict_model_config: '--strict-model-config=',
};

function repositoryArguments({ parameters = [] }: Node): string[] {
  return parameters.flatMap(({ name, value }) =>
    Object.keys(ARGUMENTS)
      .filter((argument) => argument === name.toLowerCase())
      .map((argument) => ARGUMENTS[argument] + value),
  );
}
