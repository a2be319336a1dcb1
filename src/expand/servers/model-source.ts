import { type Node } from '../model';
import { nodePath } from '../node-path';
import { type Scope } from '../scope';
import { type ModelSource } from '../storage-initializer';

/** Where a node's model comes from. */
export function modelSource(scope: Scope, node: Node): ModelSource {
  return {
    owner: node,
    uri: node.modelUri,
    serviceAccountName: node.serviceAccountName,
    envSecretRefName: node.envSecretRefName,
    image: node.storageInitializerImage,
    path: () => `${nodePath(scope, node)}.modelUri`,
  };
}
