import { InputError } from '../private/errors';
import { type JsonObject } from '../private/json';
import { LABEL_VALUE } from '../private/name-shapes';

/** Which SeldonDeployments an operator watches. */
export class OperatorMode {
  /** Those of all namespaces without a controller id. */
  public static cluster(): OperatorMode {
    return new OperatorMode({});
  }

  /** Those of its own namespace. It needs only Roles, not ClusterRoles. */
  public static namespace(): OperatorMode {
    return new OperatorMode({ singleNamespace: true });
  }

  /**
   * Those of all namespaces with the label `seldon.io/controller-id` of this value.
   * @param id the value of the label `seldon.io/controller-id`
   */
  public static controllerId(id: string): OperatorMode {
    if (!LABEL_VALUE.test(id)) {
      throw new InputError(`a controller id is the value of a label, such as "team-a", got ${JSON.stringify(id)}`);
    }
    return new OperatorMode({ controllerId: id });
  }

  private constructor(private readonly values: JsonObject) {}

  /**
   * The values of the operator chart.
   * @internal
   */
  public _values(): JsonObject {
    return this.values;
  }
}
