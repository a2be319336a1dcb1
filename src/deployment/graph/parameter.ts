import { byName, checkOrder } from '../../private/by-name';
import { InputError } from '../../private/errors';
import { type Json, type JsonObject } from '../../private/json';
import { kindAndSize } from '../../private/shown-value';

/** The largest integer that JavaScript and JSON numbers represent exactly. */
const LARGEST = Number.MAX_SAFE_INTEGER;

/** The type of a graph node's parameter. */
export enum ParameterType {
  /** An integer. */
  INT = 'INT',
  /** A 32-bit floating-point number. */
  FLOAT = 'FLOAT',
  /** A 64-bit floating-point number. */
  DOUBLE = 'DOUBLE',
  /** A string. */
  STRING = 'STRING',
  /** True or false. */
  BOOL = 'BOOL',
}

/** A parameter's value with an explicit type. */
export class Parameter {
  /**
   * An integer.
   *
   * @param value an integer
   * @throws if it has a fraction, or more digits than a number keeps: `Parameter.of` takes those as a string.
   */
  public static int(value: number): Parameter {
    if (!Number.isSafeInteger(value)) {
      throw new InputError(
        `an INT parameter must be a whole number from -${LARGEST} to ${LARGEST}, got ${value}: ` +
          'give a fraction with Parameter.float, and more digits with Parameter.of(ParameterType.INT, "...")',
      );
    }
    return new Parameter(ParameterType.INT, String(value));
  }

  /**
   * A 32-bit floating-point number.
   *
   * @param value a number
   * @throws if it is infinite or not a number.
   */
  public static float(value: number): Parameter {
    return new Parameter(ParameterType.FLOAT, finite('FLOAT', value));
  }

  /**
   * A 64-bit floating-point number.
   *
   * @param value a number
   * @throws if it is infinite or not a number.
   */
  public static double(value: number): Parameter {
    return new Parameter(ParameterType.DOUBLE, finite('DOUBLE', value));
  }

  /**
   * A string.
   * @param value any string
   */
  public static string(value: string): Parameter {
    return new Parameter(ParameterType.STRING, value);
  }

  /**
   * True or false.
   * @param value true or false
   */
  public static bool(value: boolean): Parameter {
    return new Parameter(ParameterType.BOOL, String(value));
  }

  /**
   * Any type with a value as written in the manifest, such as `Parameter.of(ParameterType.FLOAT, '1.0')`.
   * @param type the type that the server reads the value as
   * @param value the value, as written in the manifest
   */
  public static of(type: ParameterType, value: string): Parameter {
    return new Parameter(type, value);
  }

  private constructor(
    /** The type. */
    public readonly type: ParameterType,
    /** The value as a string. */
    public readonly value: string,
  ) {}
}

/**
 * Parameters by name as the list that Seldon wants, sorted by name: whole numbers INT, other numbers FLOAT, strings
 * STRING, booleans BOOL. Throws on any other value, and on whole numbers too large for their digits to be kept.
 *
 * @param order names of those that come first
 */
export function parameterList(
  node: string,
  parameters: { readonly [name: string]: unknown } | undefined,
  order: readonly string[] = [],
): JsonObject[] | undefined {
  checkOrder(`'parameterOrder' of node ${JSON.stringify(node)}`, order, parameters ?? {});
  if (!parameters) {
    return undefined;
  }
  const manifests = new Map(byName(parameters).map(([name, value]) => [name, toManifest(node, name, value)]));
  return [...new Set([...order, ...manifests.keys()])].map((name) => manifests.get(name)!);
}

function toManifest(node: string, name: string, value: unknown): JsonObject {
  const parameter = value instanceof Parameter ? value : inferred(value as Json);
  if (!parameter) {
    const given = typeof value === 'number' ? String(value) : kindAndSize(value as Json);
    const remedy =
      typeof value === 'number' && Number.isFinite(value)
        ? `, which is too large for its digits to be kept: use Parameter.of(ParameterType.INT, "${BigInt(value)}")`
        : '';
    throw new InputError(
      `parameter ${JSON.stringify(name)} of node ${JSON.stringify(node)} must be a number, a string, ` +
        `a boolean or a Parameter, got ${given}${remedy}`,
    );
  }
  return { name, type: parameter.type, value: parameter.value };
}

/** The parameter for a plain value, if it is unambiguous. */
function inferred(value: Json): Parameter | undefined {
  switch (typeof value) {
    case 'number':
      return inferredNumber(value);
    case 'string':
      return Parameter.string(value);
    case 'boolean':
      return Parameter.bool(value);
    default:
      return undefined;
  }
}

function inferredNumber(value: number): Parameter | undefined {
  if (Number.isSafeInteger(value)) {
    return Parameter.int(value);
  }
  return Number.isInteger(value) || !Number.isFinite(value) ? undefined : Parameter.float(value);
}

function finite(type: string, value: number): string {
  if (!Number.isFinite(value)) {
    throw new InputError(`a ${type} parameter must be a finite number, got ${value}`);
  }
  return String(value);
}
