import { type Expression, stringOf } from '../expression';

/** The name of the graph node that an expression makes, if it is written there. */
export function nodeName(expression: Expression): string | undefined {
  if (expression.kind !== 'call') {
    return undefined;
  }
  if (typeof expression.on !== 'string') {
    return expression.method === 'to' ? nodeName(expression.on) : undefined;
  }
  return expression.on === 'GraphNode' ? stringOf(expression.args[0]) : undefined;
}

/** The name of a part of an object, such as a sidecar or a volume. */
export function itemName(expression: Expression): string | undefined {
  return expression.kind === 'object' ? stringOf(expression.members.find(([key]) => key === 'name')?.[1]) : undefined;
}

/** What a statement is about: the construct that it adds, or what it adds to it. */
export function subjectOf(expression: Expression): string | undefined {
  if (expression.kind === 'new') {
    return idOf(expression);
  }
  if (expression.kind !== 'call' || typeof expression.on === 'string') {
    return nodeName(expression);
  }
  // The predictors of a new construct with a name from a table are called alike.
  return subjectOf(expression.on) ?? (expression.on.kind === 'new' ? undefined : stringOf(expression.args[0]));
}

function idOf({ args }: Extract<Expression, { kind: 'new' }>): string | undefined {
  return stringOf(args[1]);
}
