import { around } from './text-parts';
import { append } from '../../private/grouped';
import { type TypeRef } from '../assembly';
import { type Expression, stringOf } from '../expression';
import { ROW } from '../program';

/** What differs between expressions of one form: a column of a table. */
export interface Column {
  /** Names on the way to it, the outermost first. */
  readonly path: readonly string[];
  readonly type: TypeRef;
  /** The value in each row; undefined if a row has none. */
  readonly values: readonly (Expression | undefined)[];
}

/** The type of strings. */
export const STRING: TypeRef = { kind: 'primitive', name: 'string' };

/** A row of a table. */
const ROW_VARIABLE: Expression = { kind: 'variable', name: ROW };

/** An expression that represents a column. */
export function hole(index: number): Expression {
  return { kind: 'member', of: ROW_VARIABLE, name: String(index) };
}

/** The columns of a table as they are found, each once. */
export class Columns {
  public readonly list: Column[] = [];
  /** Columns by their values, and some that are no longer there. */
  private readonly byValues = new Map<string, { readonly column: Column; readonly index: number }[]>();

  /** @param mayMerge whether one column may serve for two places that differ in the same way */
  public constructor(private readonly mayMerge: (path: readonly string[], other: Column) => boolean = () => true) {}

  /** A column; one with the same values serves for both. */
  public add(type: TypeRef, path: readonly string[], values: Column['values']): Expression {
    const key = JSON.stringify(values.map((each) => each ?? null));
    const known = (this.byValues.get(key) ?? []).find(
      ({ column, index }) => this.list[index] === column && this.mayMerge(path, column),
    );
    if (known) {
      return hole(known.index);
    }
    const derived = this.textAround(values);
    if (derived) {
      return derived;
    }
    const column: Column = { path, type, values };
    const index = this.list.push(column) - 1;
    append(this.byValues, key, { column, index });
    return hole(index);
  }

  /** Strings that contain what the first column has, and are the same around it. */
  private textAround(values: Column['values']): Expression | undefined {
    const names = this.firstTexts();
    const arounds = values.map(stringOf).map((text, i) => (text === undefined ? undefined : around(text, names[i])));
    const [first] = arounds;
    if (!first || arounds.some((each) => each?.join('\0') !== first.join('\0'))) {
      return undefined;
    }
    const [before, after] = first.map((text): Expression[] => (text === '' ? [] : [{ kind: 'value', value: text }]));
    return { kind: 'template', parts: [...before, hole(0), ...after] };
  }

  /** The strings of the first column, which is that of names. */
  public firstTexts(): (string | undefined)[] {
    return (this.list[0]?.values ?? []).map(stringOf);
  }
}
