import { firstUnknownFlag, flagsIn, type UnknownFlag } from './manager-flags';
import { CONTROLLER_ID, WATCH_NAMESPACE } from '../api/facts/manager-variables';
import { managerContainer } from '../expand/manager';
import { asText, isObject, type JsonObject, maps, valueAt } from '../private/json';

/** Which SeldonDeployments the operator of a Deployment watches; if unknown, it counts as watching them. */
export class Watch {
  /** An operator of which nothing is known. */
  public static readonly UNKNOWN = new Watch('', {
    env: [WATCH_NAMESPACE, CONTROLLER_ID].map((name) => ({ name, valueFrom: {} })),
  });

  /** Reads a Deployment; undefined for objects that are not an operator. */
  public static of(object: JsonObject): Watch | undefined {
    const manager = managerContainer(object);
    return manager && new Watch(asText(valueAt(object, 'metadata.namespace') ?? ''), manager, firstUnknownFlag(object));
  }

  /** The only namespace that it watches; empty for all, undefined if unknown. */
  public readonly namespace: string | undefined;
  /** Undefined if unknown. */
  public readonly controllerId: string | undefined;

  /** @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/main.go WATCH_NAMESPACE overrides the flag */
  private constructor(
    /** The namespace that the operator runs in. */
    public readonly home: string,
    { env, args }: JsonObject,
    /** The flag at which its manager exits. */
    public readonly unknownFlag?: UnknownFlag,
  ) {
    const variables = maps(env);
    const named = this.variable(variables, WATCH_NAMESPACE);
    this.namespace =
      named === '' ? this.expanded(variables, flag(Array.isArray(args) ? args.map(asText) : [], 'namespace')) : named;
    this.controllerId = this.variable(variables, CONTROLLER_ID);
  }

  /** Whether it reconciles SeldonDeployments with this id. */
  public claims(controllerId: string): boolean {
    return this.controllerId === undefined || this.controllerId === controllerId;
  }

  /**
   * Whether it watches a namespace. An operator for all namespaces ignores those with an id, which have their own
   * operator.
   *
   * @param id the value of the namespace's label; empty if not set
   * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_controller.go Reconcile
   */
  public covers(namespace: string, id: string): boolean {
    return this.namespace === undefined || (this.namespace === '' ? id === '' : this.namespace === namespace);
  }

  private variable(variables: readonly JsonObject[], name: string): string | undefined {
    const index = variables.map((variable) => variable.name).lastIndexOf(name);
    const { value, valueFrom } = variables[index] ?? {};
    if (isObject(valueFrom)) {
      return valueAt(valueFrom, 'fieldRef.fieldPath') === 'metadata.namespace' ? this.home : undefined;
    }
    return this.expanded(variables.slice(0, Math.max(index, 0)), asText(value ?? ''));
  }

  /** A string in which the kubelet replaces variables that were defined before it. */
  private expanded(before: readonly JsonObject[], text: string): string | undefined {
    const reference = /^\$\((.+)\)$/.exec(text)?.[1];
    if (reference !== undefined && before.some(({ name }) => name === reference)) {
      return this.variable(before, reference);
    }
    return text.includes('$(') ? undefined : text;
  }
}

/** The value of a flag, the last one of several; empty if it is absent. */
function flag(words: readonly string[], name: string): string {
  return (
    flagsIn(words)
      .filter((each) => each.name === name)
      .at(-1)?.value ?? ''
  );
}
