import { inEnvOrder } from '../../api/env-order';
import { checkOrder } from '../../private/by-name';
import { compact } from '../../private/compact';
import { InputError } from '../../private/errors';
import { type JsonObject } from '../../private/json';
import { eachGiven, given, TEXT } from '../../private/kind';
import { isResolvedLater } from '../../private/resolved-later';

const VALUE = ['_toManifest', 'an EnvValue such as EnvValue.of("value")'] as const;

/** Options of `EnvValue.fromSecret` and `EnvValue.fromConfigMap`. */
export interface EnvKeyOptions {
  /**
   * Whether the container starts without the variable if the object or the key is missing.
   *
   * @default - it does not start
   */
  readonly optional?: boolean;
}

/** Options of `EnvValue.fromResource`. */
export interface EnvResourceOptions {
  /**
   * The container whose resource is meant.
   *
   * @default - the container that has the variable
   */
  readonly containerName?: string;

  /**
   * The unit of the value, such as `1m` or `1Mi`.
   *
   * @default "1"
   */
  readonly divisor?: string;
}

/** The value of an environment variable. */
export class EnvValue {
  /**
   * A literal value, visible in the manifest.
   * @param value the value; not for credentials
   * @throws if it is undefined, as `process.env.NAME!` may be
   */
  public static of(value: string): EnvValue {
    return new EnvValue({ value: given('the value of an environment variable', value, TEXT) });
  }

  /**
   * The value of a key of a Secret in the namespace of the pod.
   * @param secretName name of the Secret
   * @param key key in the Secret
   * @param options whether the Secret or its key may be missing
   */
  public static fromSecret(secretName: string, key: string, options: EnvKeyOptions = {}): EnvValue {
    return new EnvValue({ valueFrom: compact({ secretKeyRef: { name: secretName, key, ...options } }) });
  }

  /**
   * The value of a key of a ConfigMap in the namespace of the pod.
   * @param configMapName name of the ConfigMap
   * @param key key in the ConfigMap
   * @param options whether the ConfigMap or its key may be missing
   */
  public static fromConfigMap(configMapName: string, key: string, options: EnvKeyOptions = {}): EnvValue {
    return new EnvValue({ valueFrom: compact({ configMapKeyRef: { name: configMapName, key, ...options } }) });
  }

  /**
   * A field of the pod, such as `metadata.name` or `status.podIP`.
   * @param fieldPath path of the field in the pod
   */
  public static fromField(fieldPath: string): EnvValue {
    return new EnvValue({ valueFrom: { fieldRef: { fieldPath } } });
  }

  /**
   * A request or a limit of a container, such as `limits.cpu`.
   * @param resource the resource, such as `limits.cpu` or `requests.memory`
   * @param options the container that has the resource, and the divisor
   */
  public static fromResource(resource: string, options: EnvResourceOptions = {}): EnvValue {
    return new EnvValue({ valueFrom: compact({ resourceFieldRef: { resource, ...options } }) });
  }

  /**
   * Any other source, in the fields of Kubernetes.
   * @internal
   */
  public static _from(valueFrom: JsonObject): EnvValue {
    return new EnvValue({ valueFrom });
  }

  private constructor(private readonly source: JsonObject) {}

  /**
   * The variable as an entry of `env`.
   * @internal
   */
  public _toManifest(name: string): JsonObject {
    return { name, ...this.source };
  }

  /**
   * The string, if the value is literal.
   * @internal
   */
  public get _text(): string | undefined {
    return typeof this.source.value === 'string' ? this.source.value : undefined;
  }
}

/**
 * Variables by name as the list that Kubernetes wants: each after those that it refers to, otherwise by name.
 *
 * @param where whose variables they are
 * @param order names of those that come first
 */
export function envList(
  where: string,
  env: { readonly [name: string]: EnvValue } = {},
  order: readonly string[] = [],
): JsonObject[] {
  if (isResolvedLater(env)) {
    throw new InputError(
      `'env' of ${where} is resolved later (Lazy): give the map, with EnvValue.of(Lazy.any(...)) in it`,
    );
  }
  checkOrder(`'envOrder' of ${where}`, eachGiven(`'envOrder' of ${where}`, order, TEXT), env);
  const texts = Object.fromEntries(
    Object.entries(env).map(([name, value]) => [
      name,
      given(`variable ${JSON.stringify(name)} of ${where}`, value, VALUE)._text,
    ]),
  );
  return inEnvOrder(texts, order).map((name) => env[name]._toManifest(name));
}
