import { type Expression } from './expression';

/** An expression with others in the place of its variables. */
export function renamed(expression: Expression, variables: ReadonlyMap<string, Expression>): Expression {
  if (variables.size === 0) {
    return expression;
  }
  return replaced(expression, (part) => (part.kind === 'variable' ? variables.get(part.name) : undefined));
}

/** An expression with others in the place of some parts, the outermost first. */
export function replaced(expression: Expression, by: (part: Expression) => Expression | undefined): Expression {
  const other = by(expression);
  if (other) {
    return other;
  }
  const inner = (part: Expression): Expression => replaced(part, by);
  switch (expression.kind) {
    case 'list':
      return { ...expression, items: expression.items.map(inner) };
    case 'object':
      return { ...expression, members: expression.members.map(([name, part]) => [name, inner(part)] as const) };
    case 'template':
      return { ...expression, parts: expression.parts.map(inner) };
    case 'member':
    case 'first':
      return { ...expression, of: inner(expression.of) };
    case 'new':
      return { ...expression, args: expression.args.map(inner) };
    case 'call': {
      const { on } = expression;
      return { ...expression, on: typeof on === 'string' ? on : inner(on), args: expression.args.map(inner) };
    }
    default:
      return expression;
  }
}

/** All parts of an expression, itself first. */
export function* partsOf(expression: Expression): Generator<Expression> {
  yield expression;
  switch (expression.kind) {
    case 'template':
      for (const part of expression.parts) {
        yield* partsOf(part);
      }
      return;
    case 'list':
      for (const item of expression.items) {
        yield* partsOf(item);
      }
      return;
    case 'object':
      for (const [, part] of expression.members) {
        yield* partsOf(part);
      }
      return;
    case 'member':
    case 'first':
      yield* partsOf(expression.of);
      return;
    case 'new':
      for (const arg of expression.args) {
        yield* partsOf(arg);
      }
      return;
    case 'call':
      if (typeof expression.on !== 'string') {
        yield* partsOf(expression.on);
      }
      for (const arg of expression.args) {
        yield* partsOf(arg);
      }
      return;
    default:
  }
}
