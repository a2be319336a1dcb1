import { maps } from '../api/graph';
import { managerContainer } from '../expand/manager';
import { isObject, type JsonObject } from '../private/json';
import { valueAt } from '../private/value-at';

/** The label of a SeldonDeployment that says which operator it is for, and of a namespace that has an operator of its own. */
export const CONTROLLER_ID = 'seldon.io/controller-id';

/** Flags that take no word behind them. */
const SWITCHES = ['enable-leader-election', 'create-resources', 'debug'];

/** Which SeldonDeployments the operator of a Deployment looks at; what cannot be known counts as looked at. */
export class Watch {
  /** What a Deployment says; undefined for objects that are no operator. */
  public static of(object: JsonObject): Watch | undefined {
    const manager = managerContainer(object);
    return manager && new Watch(String(valueAt(object, 'metadata.namespace') ?? ''), manager);
  }

  /** The only namespace that it looks into; empty for all, undefined where nothing here says which. */
  public readonly namespace: string | undefined;
  /** Undefined where nothing here says which. */
  public readonly controllerId: string | undefined;

  /** @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/main.go WATCH_NAMESPACE wins over the flag */
  private constructor(
    /** The namespace that the operator runs in. */
    public readonly home: string,
    { env, args }: JsonObject,
  ) {
    const variables = maps(env);
    const named = this.variable(variables, 'WATCH_NAMESPACE');
    this.namespace =
      named === '' ? this.expanded(variables, flag(Array.isArray(args) ? args.map(String) : [], 'namespace')) : named;
    this.controllerId = this.variable(variables, 'CONTROLLER_ID');
  }

  /** Whether it looks at SeldonDeployments with this id. */
  public claims(controllerId: string): boolean {
    return this.controllerId === undefined || this.controllerId === controllerId;
  }

  /**
   * Whether it looks into a namespace. One that looks into all passes over those with an id, which have an operator of their own.
   *
   * @param id the value of the namespace's label; empty where it has none
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
    return this.expanded(variables.slice(0, Math.max(index, 0)), String(value ?? ''));
  }

  /** A text in which the kubelet puts variables that were defined before. */
  private expanded(before: readonly JsonObject[], text: string): string | undefined {
    const reference = /^\$\((.+)\)$/.exec(text)?.[1];
    if (reference !== undefined && before.some(({ name }) => name === reference)) {
      return this.variable(before, reference);
    }
    return text.includes('$(') ? undefined : text;
  }
}

/** The value of a flag, as Go's package `flag` reads it: it stops at the first word that is no flag. Empty where it is not given. */
function flag(words: readonly string[], name: string): string {
  let found = '';
  for (let i = 0; i < words.length; i++) {
    const match = /^--?([^-=][^=]*)(?:=(.*))?$/s.exec(words[i]);
    if (!match) {
      break;
    }
    const value = match[2] ?? (SWITCHES.includes(match[1]) ? '' : words[++i]);
    found = match[1] === name ? (value ?? '') : found;
  }
  return found;
}
