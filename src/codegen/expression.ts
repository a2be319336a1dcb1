import { isObject, type Json } from '../private/json';

/**
 * Language-neutral source: what is called, with which properties. The same tree is printed as TypeScript and as Python,
 * turned into values of a platform, and evaluated to prove what the program would write.
 */
export type Expression =
  | { readonly kind: 'value'; readonly value: string | number | boolean | null }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  /** A struct or a map, depending on where it is. */
  | { readonly kind: 'object'; readonly members: readonly (readonly [name: string, value: Expression])[] }
  /** A member of an enumeration, or a constant of a class. */
  | { readonly kind: 'constant'; readonly type: string; readonly name: string }
  /** A function of a class, or a method of a value. */
  | {
      readonly kind: 'call';
      readonly on: string | Expression;
      readonly method: string;
      readonly args: readonly Expression[];
    }
  | { readonly kind: 'new'; readonly type: string; readonly args: readonly Expression[] }
  | { readonly kind: 'variable'; readonly name: string }
  /** A property of an object, or a member of a row of a table. */
  | { readonly kind: 'member'; readonly of: Expression; readonly name: string }
  /** Concatenated strings and values. */
  | { readonly kind: 'template'; readonly parts: readonly Expression[] }
  /** The first item of a list. */
  | { readonly kind: 'first'; readonly of: Expression };

export type Call = Extract<Expression, { kind: 'call' }>;
export type ObjectExpression = Extract<Expression, { kind: 'object' }>;

export const value = (scalar: string | number | boolean | null): Expression => ({ kind: 'value', value: scalar });
export const items = (expressions: readonly Expression[]): Expression => ({ kind: 'list', items: expressions });
export const constant = (type: string, name: string): Expression => ({ kind: 'constant', type, name });
export const variable = (name: string): Expression => ({ kind: 'variable', name });
export const call = (on: string | Expression, method: string, ...args: readonly Expression[]): Call => ({
  kind: 'call',
  on,
  method,
  args,
});
export const construct = (type: string, ...args: readonly Expression[]): Expression => ({ kind: 'new', type, args });

/** A struct; undefined members are omitted. */
export function struct(members: Readonly<Record<string, Expression | undefined>>): ObjectExpression {
  return {
    kind: 'object',
    members: Object.entries(members).filter((entry): entry is [string, Expression] => entry[1] !== undefined),
  };
}

/** A struct, or undefined if it has no members. */
export function structOrNothing(
  members: Readonly<Record<string, Expression | undefined>>,
): ObjectExpression | undefined {
  const made = struct(members);
  return made.members.length > 0 ? made : undefined;
}

/** A map from data to expressions. */
export function mapOf<T>(entries: readonly (readonly [string, T])[], each: (item: T) => Expression): ObjectExpression {
  return { kind: 'object', members: entries.map(([key, item]) => [key, each(item)]) };
}

/** Plain data as it is. */
export function data(json: Json): Expression {
  if (Array.isArray(json)) {
    return items(json.map(data));
  }
  return isObject(json) ? mapOf(Object.entries(json), data) : value(json);
}

/** The string that an expression is; undefined for any other. */
export function stringOf(expression: Expression | undefined): string | undefined {
  return expression?.kind === 'value' && typeof expression.value === 'string' ? expression.value : undefined;
}

/** Whether two expressions are the same. */
export function same(left: Expression, right: Expression): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
