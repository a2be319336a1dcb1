/** The numbers of pods of a `kedaSpec`. */
interface Counts {
  readonly min?: number;
  readonly max?: number;
  readonly idle?: number;
}

/** The maximum number of pods unless `maxReplicaCount` is set. */
export const KEDA_MAX = 100;

/**
 * The numbers for which KEDA rejects a ScaledObject, or the API server KEDA's autoscaler; none if they accept them.
 *
 * @see https://github.com/kedacore/keda/blob/v2.7.1/controllers/keda/scaledobject_controller.go checkReplicaCountBoundsAreValid
 */
export function wrongCounts({ min, max = KEDA_MAX, idle }: Counts): readonly (keyof Counts)[] {
  // The autoscaler has at least one pod, but compared with the idle pods, an absent minimum is 0.
  const least = Math.max(min ?? 0, 1);
  const wrong: (keyof Counts)[] = least > max ? [max < 1 ? 'max' : 'min'] : [];
  return idle !== undefined && idle >= (min === undefined ? 0 : least) ? [...wrong, 'idle'] : wrong;
}
