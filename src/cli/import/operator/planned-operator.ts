import { type Assembly } from '../../../codegen/assembly';
import { type Expression } from '../../../codegen/expression';
import { type JsonObject } from '../../../private/json';
import { type InputObject } from '../objects';

/** Id of the construct in its chart. */
export const OPERATOR_ID = 'operator';

/** An operator of the input as a `SeldonOperator`. */
export interface PlannedOperator {
  readonly namespace: string;
  readonly props?: Expression;
  /** The same as the chart's values, those that are its defaults left out. */
  readonly release: string;
  readonly values: JsonObject;
  /** Whether it is exactly the chart's. */
  readonly strict: boolean;
  /** Values files that the properties name, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** What is installed. */
  readonly manifests: readonly JsonObject[];
  /** The objects of the input that it stands for. */
  readonly parts: readonly InputObject[];
  /** Where the objects differ from the input, on purpose; models see no difference. */
  readonly differences: readonly string[];
}

/** The operators of an input, and what stays as it is. */
export interface OperatorPlan {
  readonly operators: readonly PlannedOperator[];
  readonly kept: readonly InputObject[];
  /** Why operators stay as they are. */
  readonly reasons: readonly string[];
}

/** How operators are imported. */
export interface OperatorSettings {
  readonly assembly: Assembly;
  readonly exact: boolean;
  /** Whether the form of the project can install exactly what the chart does. */
  readonly canBeStrict: boolean;
  /** Values that the chart was given, if they are known. */
  readonly values?: JsonObject;
  /**
   * How many operators of other environments come before.
   * @default 0
   */
  readonly before?: number;
}
