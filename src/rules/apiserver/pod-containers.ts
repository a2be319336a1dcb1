import { nodes, type Fields } from './read';
import { type JsonObject } from '../../private/json';

/** A container of a pod and where in the pod's spec it is. */
export interface PodContainer {
  readonly container: JsonObject;
  readonly path: string;
}

const KINDS = ['initContainers', 'containers', 'ephemeralContainers'];

/** All containers of a pod, in the order in which the API server visits them. */
export function containersOf(spec: Fields): PodContainer[] {
  return KINDS.flatMap((key) => nodes(spec, key).map((container, i) => ({ container, path: `${key}[${i}]` })));
}
