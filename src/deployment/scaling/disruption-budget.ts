import { type JsonObject } from '../../private/json';

/** How many pods may be unavailable while nodes are drained. */
export class DisruptionBudget {
  /**
   * At most this many pods are unavailable.
   * @param pods a number of pods, 0 or more
   */
  public static maxUnavailable(pods: number): DisruptionBudget {
    return new DisruptionBudget({ maxUnavailable: pods });
  }

  /**
   * At most this percentage of the pods is unavailable.
   * @param percent a percentage from 0 to 100
   */
  public static maxUnavailablePercent(percent: number): DisruptionBudget {
    return new DisruptionBudget({ maxUnavailable: `${percent}%` });
  }

  /**
   * At least this many pods stay available.
   * @param pods a number of pods, 0 or more
   */
  public static minAvailable(pods: number): DisruptionBudget {
    return new DisruptionBudget({ minAvailable: pods });
  }

  /**
   * At least this percentage of the pods stays available.
   * @param percent a percentage from 0 to 100
   */
  public static minAvailablePercent(percent: number): DisruptionBudget {
    return new DisruptionBudget({ minAvailable: `${percent}%` });
  }

  private constructor(private readonly budget: JsonObject) {}

  /**
   * The value of `pdbSpec`.
   * @internal
   */
  public _toManifest(): JsonObject {
    return this.budget;
  }
}
