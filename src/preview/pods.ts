import { maps } from '../api/graph';
import { isObject, type Json, type JsonObject, type Manifest } from '../private/json';

/** The pods of one Deployment. */
export interface Pods {
  /** The Deployment's name. */
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly spec: JsonObject;
  /** Most pods at a time, not counting those that a rollout adds. */
  readonly most: number;
}

/** KEDA's own limit where a ScaledObject names none. */
const KEDA_DEFAULT_MAXIMUM = 100;

/** The pods of all Deployments among expanded objects. */
export function podsOf(objects: readonly Manifest[]): Pods[] {
  const limits = new Map(
    objects.flatMap((object): [string, number][] => {
      const limit = limitOf(object);
      return limit === undefined ? [] : [[key(object), limit]];
    }),
  );
  return objects
    .filter(({ kind }) => kind === 'Deployment')
    .map((deployment) => {
      const spec = child(deployment, 'spec');
      const template = child(spec, 'template');
      return {
        name: String(deployment.metadata.name),
        namespace: String(deployment.metadata.namespace ?? ''),
        labels: child(child(template, 'metadata'), 'labels') as Record<string, string>,
        spec: child(template, 'spec'),
        most: limits.get(key(deployment)) ?? number(spec.replicas) ?? 1,
      };
    });
}

/** All containers of a pod, those that run first in front. */
export function containersOf(spec: JsonObject): { readonly initial: JsonObject[]; readonly running: JsonObject[] } {
  return { initial: maps(spec.initContainers), running: maps(spec.containers) };
}

/** A map within a map; empty where there is none. */
export function child(object: JsonObject, name: string): JsonObject {
  const value = object[name];
  return isObject(value) ? value : {};
}

function limitOf({ kind, spec }: Manifest): number | undefined {
  if (!isObject(spec)) {
    return undefined;
  }
  return kind === 'HorizontalPodAutoscaler'
    ? number(spec.maxReplicas)
    : kind === 'ScaledObject'
      ? (number(spec.maxReplicaCount) ?? KEDA_DEFAULT_MAXIMUM)
      : undefined;
}

function key({ metadata }: Manifest): string {
  return `${String(metadata.namespace)}/${String(metadata.name)}`;
}

function number(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
