import { isObject, type Json, type JsonObject } from '../private/json';
import { formatPath } from '../private/path';

/** Values for a kind of cluster. */
export class OperatorPlatform {
  /** OpenShift: the cluster assigns user ids, different ones in each namespace. */
  public static readonly OPENSHIFT = new OperatorPlatform({
    defaultUserID: '',
    executor: { user: '' },
    managerUserID: '',
  });

  /**
   * A private GKE cluster: its firewall lets the API server reach port 10250, but not the webhook's default port.
   */
  public static readonly GKE_PRIVATE = new OperatorPlatform({ webhook: { port: 10250 } });

  /**
   * EKS with Calico: the API server reaches nodes, not pods; the manager's metrics move away from a port that nodes
   * often use.
   */
  public static readonly EKS_CALICO = new OperatorPlatform({ hostNetwork: true, metrics: { port: 18080 } });

  private constructor(private readonly values: JsonObject) {}

  /** The chart values that it changes, such as `webhook.port: 10250`. */
  public get changes(): string[] {
    return leaves(this.values, []);
  }

  /**
   * The values of the operator chart.
   * @internal
   */
  public _values(): JsonObject {
    return this.values;
  }
}

function leaves(value: Json, path: string[]): string[] {
  if (isObject(value)) {
    return Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]));
  }
  return [`${formatPath(path)}: ${JSON.stringify(value)}`];
}
