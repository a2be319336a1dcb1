import { type Node } from '../model';
import { type ModelSource } from '../storage-initializer';

/** Where a node's model comes from. */
export function modelSource(node: Node): ModelSource {
  return {
    uri: node.modelUri,
    serviceAccountName: node.serviceAccountName,
    envSecretRefName: node.envSecretRefName,
    image: node.storageInitializerImage,
    path: `modelUri of ${node.name}`,
  };
}
