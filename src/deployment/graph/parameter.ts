import { InputError } from '../../private/errors';
import { type Json, type JsonObject } from '../../private/json';

/** The type that a graph node's parameter is given to its container with. */
export enum ParameterType {
  /** An integer. */
  INT = 'INT',
  /** A number of 32 bits. */
  FLOAT = 'FLOAT',
  /** A number of 64 bits. */
  DOUBLE = 'DOUBLE',
  /** A text. */
  STRING = 'STRING',
  /** True or false. */
  BOOL = 'BOOL',
}

/** A parameter's value where its type does not follow from the value itself. */
export class Parameter {
  /** An integer. */
  public static int(value: number): Parameter {
    return new Parameter(ParameterType.INT, String(value));
  }

  /** A number of 32 bits. */
  public static float(value: number): Parameter {
    return new Parameter(ParameterType.FLOAT, String(value));
  }

  /** A number of 64 bits. */
  public static double(value: number): Parameter {
    return new Parameter(ParameterType.DOUBLE, String(value));
  }

  /** A text. */
  public static string(value: string): Parameter {
    return new Parameter(ParameterType.STRING, value);
  }

  /** True or false. */
  public static bool(value: boolean): Parameter {
    return new Parameter(ParameterType.BOOL, String(value));
  }

  /** Any type with the exact text of its value, such as `Parameter.of(ParameterType.FLOAT, '1.0')`. */
  public static of(type: ParameterType, value: string): Parameter {
    return new Parameter(type, value);
  }

  private constructor(
    /** The type. */
    public readonly type: ParameterType,
    /** The value as text. */
    public readonly value: string,
  ) {}
}

/**
 * Parameters by name as the list that Seldon wants: integers INT, other numbers FLOAT, texts STRING, booleans BOOL.
 * Throws on any other value.
 */
export function parameterList(node: string, parameters: { readonly [name: string]: unknown } | undefined): JsonObject[] | undefined {
  return parameters && Object.entries(parameters).map(([name, value]) => {
    const parameter = value instanceof Parameter ? value : inferred(value as Json);
    if (!parameter) {
      throw new InputError(`parameter ${JSON.stringify(name)} of node ${JSON.stringify(node)} must be a number, a text, a boolean or a Parameter, `
        + `got ${JSON.stringify(value) ?? typeof value}`);
    }
    return { name, type: parameter.type, value: parameter.value };
  });
}

function inferred(value: Json): Parameter | undefined {
  switch (typeof value) {
    case 'number':
      return !Number.isFinite(value) ? undefined : Number.isInteger(value) ? Parameter.int(value) : Parameter.float(value);
    case 'string':
      return Parameter.string(value);
    case 'boolean':
      return Parameter.bool(value);
    default:
      return undefined;
  }
}
