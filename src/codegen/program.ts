import { type TypeRef } from './assembly';
import { type Expression, type ObjectExpression } from './expression';
import { Names } from './identifiers';

/** A line of a program. */
export type Statement = Declaration | Action | TableCall | ApplyCall;

interface Commented {
  /** The comments above it. */
  readonly comments?: readonly string[];
}

/** Declares a variable. */
export interface Declaration extends Commented {
  readonly kind: 'declare';
  readonly name: string;
  readonly value: Expression;
  /** The type of the value, if the value does not say it. */
  readonly type?: TypeRef;
}

/** Evaluates an expression for what it does. */
export interface Action extends Commented {
  readonly kind: 'do';
  readonly value: Expression;
}

/** Calls a function of the program with a chart and a table. */
interface TableCall extends Commented {
  readonly kind: 'table';
  readonly function: string;
  readonly chart: Expression;
  /** What is particular to the environment, if the function needs it. */
  readonly environment?: Expression;
  readonly rows: readonly Row[];
}

/** Calls a function of the program with a chart, and with what is particular to its environment. */
interface ApplyCall extends Commented {
  readonly kind: 'apply';
  readonly function: string;
  readonly chart: Expression;
  readonly cells?: ObjectExpression;
}

/** A row of a table, with the comments above it. */
export interface Row {
  readonly cells: ObjectExpression;
  readonly comments: readonly string[];
}

/** A cell that rows have, or may have. */
export interface Field {
  readonly name: string;
  readonly type: TypeRef;
  readonly optional: boolean;
}

/** A function that adds models to a chart. */
export interface ProgramFunction {
  /**
   * Whether it runs its body for each row of a table, with the variable `model`, or once; the variable `environment`
   * is in the latter and may be in the former, the variable `chart` is in both.
   */
  readonly kind: 'table' | 'environment';
  readonly name: string;
  /** Name of the type of rows, or of what is particular to an environment. */
  readonly row: string;
  readonly fields: readonly Field[];
  /** Name of the type of what is particular to an environment, if the body of a table names that. */
  readonly environment?: string;
  readonly body: readonly (readonly Statement[])[];
}

/** A program: its functions, and its statements in groups, which empty lines part. */
export interface Program {
  /** What several places have in common, declared before everything else. */
  readonly constants?: readonly Statement[];
  readonly functions?: readonly ProgramFunction[];
  readonly groups: readonly (readonly Statement[])[];
}

/** Parameters of functions, and variables of their bodies. */
export const CHART = 'chart';
export const TABLE = 'models';
export const ROW = 'model';
export const ENVIRONMENT = 'environment';

/** All statements of a program, those of its functions first. */
export function statementsOf({ constants = [], functions = [], groups }: Program): Statement[] {
  return [...constants, ...functions.flatMap(({ body }) => body.flat()), ...groups.flat()];
}

/** A function, and the functions whose types of rows are declared before it. */
export interface Definition {
  readonly function: ProgramFunction;
  readonly types: readonly ProgramFunction[];
}

/** Functions in order, each with the types that it is the first to name. */
export function definitionsOf({ functions = [] }: Program): Definition[] {
  const byRow = new Map(functions.map((each) => [each.row, each]));
  const declared = new Set<string>();
  return functions.map((each) => {
    const named = [each.environment ?? '', each.row].filter(
      (row) => byRow.get(row)?.fields.length && !declared.has(row),
    );
    named.forEach((row) => declared.add(row));
    return { function: each, types: named.map((row) => byRow.get(row)!) };
  });
}

/** The names of a program, which further variables must not have. */
export function namesOf(program: Program): Names {
  const functions = (program.functions ?? []).flatMap(({ name }) => [name, CHART, TABLE, ROW, ENVIRONMENT]);
  const declared = statementsOf(program).flatMap((each) => (each.kind === 'declare' ? [each.name] : []));
  const names = new Names();
  [...functions, ...declared].forEach((name) => names.take(name));
  return names;
}
