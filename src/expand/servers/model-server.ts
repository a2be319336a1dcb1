import { modelSource } from './model-source';
import { MODEL_PATH } from '../../api/facts/mounts';
import { PARAMETERS_VARIABLE } from '../../api/facts/node-variables';
import { setImage } from '../defaults';
import { setEnv } from '../env';
import { type Container, type Node } from '../model';
import { type ServerConfig } from '../operator-config';
import { PODINFO_MOUNT } from '../podinfo';
import { type Scope, type Workload } from '../scope';
import { imageCauses, protocolImage } from '../server-image';
import { addStorageInitializer } from '../storage-initializer';
import { goJson } from '../wire/go-json';
import { PARAMETERS } from '../wire/predictor';

/**
 * A server that reads its parameters from the environment: SKLearn, XGBoost, MLflow and custom servers, for Seldon's
 * protocol.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_prepackaged_servers.go addModelDefaultServers
 */
export function addModelServer(scope: Scope, node: Node, workload: Workload, server: ServerConfig): void {
  const { origins } = scope;
  node.type = 'MODEL';
  node.endpoint ??= { type: 'REST' };
  const pod = workload.deployment.spec.template.spec;
  const own = pod.containers.find(({ name }) => name === node.name);
  const container: Container = own ?? { name: node.name, volumeMounts: [{ ...PODINFO_MOUNT }] };
  if ((container.image ?? '') === '') {
    setImage(container, protocolImage(server, scope.sdep.spec.protocol));
    if (container.image !== undefined) {
      origins?.set(container, 'image', ...imageCauses(node));
    }
  }
  const parameters = [...(node.parameters ?? []), { name: 'model_uri', value: MODEL_PATH, type: 'STRING' }];
  const variable = { name: PARAMETERS_VARIABLE, value: goJson(parameters, PARAMETERS) };
  origins?.make(variable, [node, 'parameters']);
  container.env = setEnv(container.env, variable, true);
  if (own === undefined) {
    origins?.make(container, [node]);
    pod.containers = [...pod.containers, container];
  }
  addStorageInitializer(scope, workload, node.name, modelSource(scope, node));
}
