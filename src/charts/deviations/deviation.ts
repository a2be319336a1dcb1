import { MANAGER_DEPLOYMENT } from '../../api/facts/names';
import { type JsonObject, type Manifest } from '../../private/json';
import { type ValueMap } from '../../values/value';
import { type Fields } from '../template/fields';

/** A place where we render something other than the chart, on purpose. */
export interface Deviation {
  /** A short name, as in `docs/helm-parity.md`. */
  readonly id: string;
  /** The chart that it differs from; all charts if absent. */
  readonly chart?: string;
  /** What is different. */
  readonly summary: string;
  /** What goes wrong with the chart. */
  readonly reason: string;
  /** Where the problem was reported, or can be read in the source. */
  readonly see: string;
  /** Gives the values that are rendered instead. */
  prepare?(values: ValueMap): ValueMap;
  /** Changes the chart's objects, which are the caller's own; returns those to keep. */
  apply?(objects: Manifest[], values: Fields): Manifest[];
}

/** The Deployment of the manager, its pod and its container. */
export function manager(objects: readonly Manifest[]): { pod: JsonObject; container: JsonObject } {
  const deployment = objects.find(
    (object) => object.kind === 'Deployment' && object.metadata.name === MANAGER_DEPLOYMENT,
  )!;
  const pod = ((deployment.spec as JsonObject).template as JsonObject).spec as JsonObject;
  return { pod, container: (pod.containers as JsonObject[])[0] };
}

/** The CustomResourceDefinition, if it is rendered. */
export function definition(objects: readonly Manifest[]): Manifest | undefined {
  return objects.find((object) => object.kind === 'CustomResourceDefinition');
}
