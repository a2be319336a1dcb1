import { type JsonObject } from '../../private/json';

/** How many pods a drain of nodes may take away at once. */
export class DisruptionBudget {
  /** At most this many pods are away. */
  public static maxUnavailable(pods: number): DisruptionBudget {
    return new DisruptionBudget({ maxUnavailable: pods });
  }

  /** At most this percentage of the pods is away. */
  public static maxUnavailablePercent(percent: number): DisruptionBudget {
    return new DisruptionBudget({ maxUnavailable: `${percent}%` });
  }

  /** At least this many pods stay. */
  public static minAvailable(pods: number): DisruptionBudget {
    return new DisruptionBudget({ minAvailable: pods });
  }

  /** At least this percentage of the pods stays. */
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
