import { modelSource } from './model-source';
import { MODEL_PATH } from '../../api/facts/mounts';
import { TFSERVING_CONTAINER } from '../../api/facts/names';
import { PARAMETERS_VARIABLE } from '../../api/facts/node-variables';
import { TFSERVING_GRPC_PORT, TFSERVING_HTTP_PORT } from '../../api/facts/ports';
import { setImage } from '../defaults';
import { setEnv } from '../env';
import { NIL_POINTER, OperatorFailure } from '../failure';
import { type Container, type Node, type Parameter } from '../model';
import { nodePath } from '../node-path';
import { type ServerConfig } from '../operator-config';
import { type Scope, type Workload } from '../scope';
import { imageCauses, protocolImage } from '../server-image';
import { addStorageInitializer } from '../storage-initializer';
import { goJson } from '../wire/go-json';
import { PARAMETERS } from '../wire/predictor';

/**
 * TensorFlow Serving: the node's own container for the protocol `tensorflow`, otherwise a second container behind the
 * node's proxy.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_prepackaged_servers.go addTFServerContainer
 */
export function addTensorflowServing(scope: Scope, node: Node, workload: Workload, server: ServerConfig): void {
  const { protocol } = scope.sdep.spec;
  const pod = workload.deployment.spec.template.spec;
  const own = pod.containers.find(({ name }) => name === node.name);
  const isDirect = protocol === 'tensorflow';
  const prototype = servingContainer(node, server, isDirect);
  const { origins } = scope;
  origins?.make(prototype, [node]);
  origins?.set(prototype, 'image', ...imageCauses(node));
  node.type = 'MODEL';
  if (!isDirect) {
    if (own === undefined) {
      throw new OperatorFailure('panic', NIL_POINTER, `${nodePath(scope, node)}.name`);
    }
    setImage(own, protocolImage(server, protocol));
    origins?.set(own, 'image', ...imageCauses(node));
    const variable = { name: PARAMETERS_VARIABLE, value: proxyParameters(node) };
    origins?.make(variable, [node, 'parameters']);
    own.env = setEnv(own.env, variable, true);
  }
  const serving = isDirect ? own : pod.containers.find(({ name }) => name === TFSERVING_CONTAINER);
  if (serving === undefined) {
    const containers = workload.hasRoom
      ? pod.containers
      : pod.containers.map((container) => {
          const copy = { ...container };
          origins?.replace(container, copy);
          return copy;
        });
    pod.containers = [...containers, prototype];
  } else {
    if ((serving.image ?? '') === '') {
      setImage(serving, prototype.image ?? '');
      if (serving.image !== undefined) {
        origins?.set(serving, 'image', ...imageCauses(node));
      }
    }
    serving.args = serving.args?.length ? serving.args : prototype.args;
    serving.ports = serving.ports?.length ? serving.ports : prototype.ports;
  }
  addStorageInitializer(scope, workload, (serving ?? prototype).name, modelSource(scope, node));
}

/** @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_prepackaged_servers.go createTensorflowServingContainer */
function servingContainer(node: Node, server: ServerConfig, isDirect: boolean): Container {
  const [grpc, http] = isDirect
    ? [node.endpoint?.grpcPort ?? 0, node.endpoint?.httpPort ?? 0]
    : [TFSERVING_GRPC_PORT, TFSERVING_HTTP_PORT];
  const container: Container = {
    name: isDirect ? node.name : TFSERVING_CONTAINER,
    image: protocolImage(server, 'tensorflow'),
    args: [`--port=${grpc}`, `--rest_api_port=${http}`, `--model_name=${node.name}`, `--model_base_path=${MODEL_PATH}`],
    ports: [
      { containerPort: grpc, protocol: 'TCP' },
      { containerPort: http, protocol: 'TCP' },
    ],
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: 'IfNotPresent',
  };
  setImage(container, container.image ?? '');
  return container;
}

/** @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_prepackaged_servers.go SetUriParamsForTFServingProxyContainer */
function proxyParameters(node: Node): string {
  const given = node.parameters ?? [];
  const text = (name: string, value: string): Parameter => ({ name, value, type: 'STRING' });
  const endpoints = given.some(({ name }) => name === 'rest_endpoint' || name === 'grpc_endpoint')
    ? []
    : [
        text('rest_endpoint', `http://0.0.0.0:${TFSERVING_HTTP_PORT}`),
        text('grpc_endpoint', `0.0.0.0:${TFSERVING_GRPC_PORT}`),
      ];
  return goJson([...given, ...endpoints, text('model_name', node.name)], PARAMETERS);
}
