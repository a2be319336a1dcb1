import { type Expression } from '../expression';

/** The name of the graph node that an expression makes, if it is written there. */
export function nodeName(expression: Expression): string | undefined {
  if (expression.kind !== 'call') {
    return undefined;
  }
  if (typeof expression.on !== 'string') {
    return expression.method === 'to' ? nodeName(expression.on) : undefined;
  }
  return expression.on === 'GraphNode' ? textOf(expression.args[0]) : undefined;
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
  return subjectOf(expression.on) ?? (expression.on.kind === 'new' ? undefined : textOf(expression.args[0]));
}

function idOf({ args }: Extract<Expression, { kind: 'new' }>): string | undefined {
  return textOf(args[1]);
}

function textOf(expression: Expression | undefined): string | undefined {
  return expression?.kind === 'value' && typeof expression.value === 'string' ? expression.value : undefined;
}
