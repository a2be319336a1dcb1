import { IntOrString } from './k8s/int-or-string';
import { type Probe, type Volume } from './k8s/structs.generated';
import { EnvValue } from './pod/env-value';
import { InputError } from '../private/errors';
import { asText, isObject, type Json, type JsonObject } from '../private/json';

/**
 * Converts values of cdk8s-plus, of any version. They are recognized by their shape: this library neither needs nor
 * loads cdk8s-plus. For a `Secret` or a `ServiceAccount`, pass its `name`.
 */
export class Plus {
  /**
   * An `EnvValue`.
   * @param value an `EnvValue` of cdk8s-plus
   */
  public static env(value: unknown): EnvValue {
    if (!isObject(value) || !(typeof value.value === 'string' || isObject(value.valueFrom))) {
      throw unexpected('an EnvValue', value);
    }
    const source = plain(value) as JsonObject;
    return typeof source.value === 'string'
      ? EnvValue.of(source.value)
      : EnvValue._from(source.valueFrom as JsonObject);
  }

  /**
   * A `Volume`, without the objects that it may need.
   * @param volume a `Volume` of cdk8s-plus
   */
  public static volume(volume: unknown): Volume {
    return rendered('a Volume', volume) as unknown as Volume;
  }

  /**
   * A `Probe`.
   *
   * @param probe a `Probe` of cdk8s-plus
   * @param port The port that is called if the probe names none: that of a graph node, 9000 for the first one.
   */
  public static probe(probe: unknown, port: number = 9000): Probe {
    const { httpGet, tcpSocket, ...rest } = rendered('a Probe', probe, {
      port,
      portNumber: port,
      ports: [{ number: port }],
    });
    return { ...rest, ...withPort('httpGet', httpGet), ...withPort('tcpSocket', tcpSocket) } as unknown as Probe;
  }

  /**
   * A `Cpu`, as a quantity.
   * @param cpu a `Cpu` of cdk8s-plus
   */
  public static cpu(cpu: unknown): string {
    if (!isObject(cpu) || typeof cpu.amount !== 'string') {
      throw unexpected('a Cpu', cpu);
    }
    return cpu.amount;
  }

  private constructor() {}
}

/** What cdk8s-plus would write. */
function rendered(expected: string, value: unknown, container?: object): JsonObject {
  const writer = value as { readonly _toKube?: (container?: object) => unknown } | null | undefined;
  if (typeof writer?._toKube !== 'function') {
    throw unexpected(expected, value);
  }
  return plain(writer._toKube(container)) as JsonObject;
}

function withPort(name: string, action: Json | undefined): object {
  if (!isObject(action)) {
    return {};
  }
  const { port } = action;
  return {
    [name]: {
      ...action,
      port: typeof port === 'number' ? IntOrString.fromNumber(port) : IntOrString.fromString(asText(port)),
    },
  };
}

/** Plain data: quantities and ports of cdk8s-plus are objects that hold nothing but a value. */
function plain(value: unknown): Json {
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  if (!isObject(value)) {
    return value as Json;
  }
  const members = Object.entries(value).filter(([, item]) => item !== undefined);
  if (
    members.length === 1 &&
    members[0][0] === 'value' &&
    typeof members[0][1] !== 'object' &&
    (value.constructor as unknown) !== Object &&
    !('valueFrom' in value)
  ) {
    return members[0][1];
  }
  return Object.fromEntries(members.map(([key, item]) => [key, plain(item)]));
}

function unexpected(expected: string, value: unknown): InputError {
  const got = value === null || typeof value !== 'object' ? asText(value) : (value.constructor?.name ?? 'an object');
  return new InputError(`must be ${expected} of cdk8s-plus, got ${got}`);
}
