import { nodes, type Fields } from './read';
import { type JsonObject } from '../private/json';

/** A container of a pod and its path in the pod's spec. */
export interface PodContainer {
  readonly container: JsonObject;
  readonly path: string;
}

const KINDS = ['initContainers', 'containers', 'ephemeralContainers'];

/** Whether a container of a pod has something. */
export function someContainer(spec: Fields, test: (container: JsonObject) => boolean): boolean {
  return KINDS.some((key) => nodes(spec, key).some(test));
}

/** All containers of a pod, in the order in which the API server visits them. */
export function containersOf(spec: Fields): PodContainer[] {
  const found: PodContainer[] = [];
  for (const key of KINDS) {
    nodes(spec, key).forEach((container, i) => found.push({ container, path: `${key}[${i}]` }));
  }
  return found;
}
