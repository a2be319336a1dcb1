import { type Expression } from './expression';

/** An expression with others in the place of its variables. */
export function renamed(expression: Expression, variables: ReadonlyMap<string, Expression>): Expression {
  if (variables.size === 0) {
    return expression;
  }
  return replaced(expression, (part) => (part.kind === 'variable' ? variables.get(part.name) : undefined));
}

/** An expression with others in the place of some parts, the outermost first; itself if it has none of them. */
export function replaced(expression: Expression, by: (part: Expression) => Expression | undefined): Expression {
  const other = by(expression);
  if (other) {
    return other;
  }
  const inner = (part: Expression): Expression => replaced(part, by);
  switch (expression.kind) {
    case 'list':
      return changed(expression, { items: mapped(expression.items, inner) });
    case 'object':
      return changed(expression, {
        members: mapped(expression.members, (member) => {
          const [name, part] = member;
          const within = inner(part);
          return within === part ? member : ([name, within] as const);
        }),
      });
    case 'template':
      return changed(expression, { parts: mapped(expression.parts, inner) });
    case 'member':
    case 'first':
      return changed(expression, { of: inner(expression.of) });
    case 'new':
      return changed(expression, { args: mapped(expression.args, inner) });
    case 'call': {
      const { on, args } = expression;
      return changed(expression, { on: typeof on === 'string' ? on : inner(on), args: mapped(args, inner) });
    }
    default:
      return expression;
  }
}

function mapped<T>(all: readonly T[], by: (each: T) => T): readonly T[] {
  const others = all.map(by);
  return others.every((each, i) => each === all[i]) ? all : others;
}

function changed<T extends Expression>(expression: T, fields: Partial<T>): T {
  const isSame = Object.entries(fields).every(([name, field]) => expression[name as keyof T] === field);
  return isSame ? expression : { ...expression, ...fields };
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
