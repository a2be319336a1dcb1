import { addMlServer } from './mlserver';
import { addModelServer } from './model-server';
import { modelSource } from './model-source';
import { addTensorflowServing } from './tensorflow';
import { addTriton } from './triton';
import { TENSORFLOW_SERVER, TRITON_SERVER } from '../../api/facts/servers';
import { isPrepackaged } from '../../api/servers';
import { findContainer, nodesOf } from '../defaults';
import { componentName } from '../deployment';
import { OperatorFailure } from '../failure';
import { type Node, type Predictor } from '../model';
import { nodePath } from '../node-path';
import { isV2, type Scope, type Workload } from '../scope';
import { serverConfig } from '../server-image';
import { addStorageInitializer } from '../storage-initializer';

/**
 * Completes the containers of prepackaged servers, and adds storage initializers to nodes with a model.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_prepackaged_servers.go addModelServersAndInitContainers
 */
export function addServers(scope: Scope, predictor: Predictor): void {
  for (const node of nodesOf(predictor.graph)) {
    if (isPrepackaged(node)) {
      addServer(scope, predictor, node);
    } else if ((node.modelUri ?? '') !== '') {
      addModel(scope, predictor, node);
    }
  }
}

function addServer(scope: Scope, predictor: Predictor, node: Node): void {
  const workload = workloadOf(scope, predictor, node);
  if ((node.serviceAccountName ?? '') !== '') {
    const pod = workload.deployment.spec.template.spec;
    pod.serviceAccountName = node.serviceAccountName;
    scope.origins?.set(pod, 'serviceAccountName', [node, 'serviceAccountName']);
  }
  const server = serverConfig(scope.config, node);
  if (server === undefined) {
    throw new OperatorFailure(
      'error',
      `Failed to get server config for ${node.implementation}`,
      `${nodePath(scope, node)}.implementation`,
    );
  }
  if (node.implementation === TENSORFLOW_SERVER) {
    addTensorflowServing(scope, node, workload, server);
  } else if (node.implementation === TRITON_SERVER) {
    addTriton(scope, node, workload, server);
  } else if (isV2(scope.sdep)) {
    addMlServer(scope, node, workload, server);
  } else {
    addModelServer(scope, node, workload, server);
  }
}

/** A node that is not a server may have a model, too. */
function addModel(scope: Scope, predictor: Predictor, node: Node): void {
  const workload = workloadOf(scope, predictor, node);
  if (!workload.deployment.spec.template.spec.containers.some(({ name }) => name === node.name)) {
    throw new OperatorFailure(
      'error',
      `Expected to find container for predictive unit ${node.name}`,
      `${nodePath(scope, node)}.name`,
    );
  }
  addStorageInitializer(scope, workload, node.name, modelSource(scope, node));
}

/** The first Deployment with the name of the one that has the node's container. */
function workloadOf(scope: Scope, predictor: Predictor, node: Node): Workload {
  const components = predictor.componentSpecs ?? [];
  const found = findContainer(components, node.name);
  if (found === undefined) {
    throw new OperatorFailure(
      'error',
      `Failed to find PodSpec for Prepackaged server PreditiveUnit named ${node.name}`,
      `${nodePath(scope, node)}.name`,
    );
  }
  const name = componentName(scope, predictor, components[found.index], found.index);
  return scope.made.workloads.find(({ deployment }) => deployment.metadata.name === name)!;
}
