import { type JsonObject } from '../../private/json';

/** How many pods a drain of nodes may take away at once. */
export class DisruptionBudget {
  /**
   * At most this many pods are away.
   * @param pods a number of pods, 0 or more
   */
  public static maxUnavailable(pods: number): DisruptionBudget {
    return new DisruptionBudget({ maxUnavailable: pods });
  }

  /**
   * At most this percentage of the pods is away.
   * @param percent a percentage from 0 to 100
   */
  public static maxUnavailablePercent(percent: number): DisruptionBudget {
    return new DisruptionBudget({ maxUnavailable: `${percent}%` });
  }

  /**
   * At least this many pods stay.
   * @param pods a number of pods, 0 or more
   */
  public static minAvailable(pods: number): DisruptionBudget {
    return new DisruptionBudget({ minAvailable: pods });
  }

  /**
   * At least this percentage of the pods stays.
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
