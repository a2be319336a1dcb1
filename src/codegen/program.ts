import { type TypeRef } from './assembly';
import { type Expression, type ObjectExpression } from './expression';

/** A line of a program, with the comments above it. */
export type Statement = { readonly comments?: readonly string[] } & (
  | { readonly kind: 'declare'; readonly name: string; readonly value: Expression }
  | { readonly kind: 'do'; readonly value: Expression }
  /** Calls a function of the program with a chart and a table. */
  | { readonly kind: 'table'; readonly function: string; readonly chart: Expression; readonly rows: readonly Row[] }
);

/** A row of a table, with the comments above it. */
export interface Row {
  readonly cells: ObjectExpression;
  readonly comments: readonly string[];
}

/** A cell that rows have, or may have. */
interface Field {
  readonly name: string;
  readonly type: TypeRef;
  readonly optional: boolean;
}

/** A function that runs its body for each row of a table, with the variables `chart` and `model`. */
export interface TableFunction {
  readonly name: string;
  /** Name of the type of rows. */
  readonly row: string;
  readonly fields: readonly Field[];
  readonly body: readonly Statement[];
}

/** A program: its functions, and its statements in groups, which empty lines part. */
export interface Program {
  readonly functions?: readonly TableFunction[];
  readonly groups: readonly (readonly Statement[])[];
}

/** Variables of the body of a table function. */
export const CHART = 'chart';
export const ROW = 'model';
