import { isObject, type Json, type JsonObject } from '../../private/json';
import { valueAt } from '../../private/value-at';
import { namespaceOf } from '../rivals';

/** How many pods a Deployment may have. */
export interface Scale {
  readonly least: number;
  readonly most: number;
}

/** An autoscaler's Deployment and the scale that it has. */
export interface Scaled extends Scale {
  readonly namespace: string;
  readonly name: string;
}

/** KEDA's own limit where a ScaledObject names none. */
const KEDA_DEFAULT_MAXIMUM = 100;

/** What the autoscalers among objects make of Deployments. */
export function scaledBy(objects: readonly JsonObject[]): Scaled[] {
  return objects.flatMap((object): Scaled[] => {
    const target = valueAt(object, 'spec.scaleTargetRef');
    const scale = scaleOf(object);
    const isDeployment = isObject(target) && (target.kind ?? 'Deployment') === 'Deployment';
    return isDeployment && scale !== undefined
      ? [{ namespace: namespaceOf(object), name: String(target.name), ...scale }]
      : [];
  });
}

/** The scale of a Deployment: that of its autoscaler, which leaves alone what is set to 0, else its replicas. */
export function scaleOfDeployment(deployment: JsonObject, autoscaled: Scale | undefined): Scale {
  const replicas = number(valueAt(deployment, 'spec.replicas')) ?? 1;
  return (replicas === 0 ? undefined : autoscaled) ?? { least: replicas, most: replicas };
}

function scaleOf({ kind, spec }: JsonObject): Scale | undefined {
  if (!isObject(spec)) {
    return undefined;
  }
  switch (kind) {
    case 'HorizontalPodAutoscaler':
      return between(number(spec.minReplicas) ?? 1, number(spec.maxReplicas));
    case 'ScaledObject':
      return between(number(spec.minReplicaCount) ?? 0, number(spec.maxReplicaCount) ?? KEDA_DEFAULT_MAXIMUM);
    default:
      return undefined;
  }
}

function between(least: number, most: number | undefined): Scale {
  return { least, most: Math.max(least, most ?? least) };
}

function number(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
