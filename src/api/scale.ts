import { isObject, type Json, type JsonObject } from '../private/json';

/** How many pods a Deployment may have. */
export interface Scale {
  readonly least: number;
  readonly most: number;
}

/** KEDA's own limit for a ScaledObject that does not set one. */
const KEDA_DEFAULT_MAXIMUM = 100;

/**
 * The bounds of an autoscaler, that is, a HorizontalPodAutoscaler or a ScaledObject; undefined for all other objects.
 * @see https://keda.sh/docs/latest/reference/scaledobject-spec/
 */
export function scaleOf({ kind, spec }: JsonObject): Scale | undefined {
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
