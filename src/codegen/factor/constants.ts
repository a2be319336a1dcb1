import { imageName } from '../../api/facts/images';
import { type Expression, value, variable } from '../expression';
import { type Names } from '../identifiers';
import { type Program, type Row, type Statement, statementsOf } from '../program';
import { partsOf } from '../renamed';

/** Minimum number of places that are worth a constant. */
const FEWEST = 3;

/** Maximum number of constants of a kind: more would be harder to read than what they stand for. */
const MOST = 12;

/** Properties with names of other objects or images, and what their constants are called after the value. */
const NAMED: Readonly<Record<string, string>> = {
  image: 'image',
  envSecretRefName: 'secret',
  serviceAccountName: 'account',
};

/** What several places of a program have in common. */
interface Repeated {
  readonly name: string;
  readonly value: Expression;
  count: number;
}

/** Declares stores, images, names and variables that a program repeats as constants at its start. */
export function withConstants(program: Program, names: Names): Program {
  const found = new Map<string, Repeated>();
  visitAll(program, (expression, place) => {
    const repeated = repeatedIn(expression, place);
    if (repeated) {
      const known = found.get(repeated.key) ?? { ...repeated, count: 0 };
      known.count++;
      found.set(repeated.key, known);
    }
    return undefined;
  });
  const often = [...found].filter(([, { count }]) => count >= FEWEST).slice(0, MOST);
  if (often.length === 0) {
    return program;
  }
  // A variable of a function would hide a constant of its name.
  const all = names.inner(statementsOf(program).flatMap((each) => (each.kind === 'declare' ? [each.name] : [])));
  const variables = new Map(often.map(([key, { name }]) => [key, all.pick(name)]));
  const { functions, groups } = visitAll(program, (expression, place) => {
    const repeated = repeatedIn(expression, place);
    const name = repeated && variables.get(repeated.key);
    return repeated && name !== undefined ? repeated.withName(variable(name)) : undefined;
  });
  const constants = often.map(([key, each]): Statement => ({
    kind: 'declare',
    name: variables.get(key)!,
    value: each.value,
  }));
  return { constants, functions, groups };
}

/** What of an expression others may repeat, and the expression with a name in its place. */
interface Repeatable extends Omit<Repeated, 'count'> {
  readonly key: string;
  withName(name: Expression): Expression;
}

/** What may be a constant of the expression that a property has. */
function repeatedIn(expression: Expression, place: string): Repeatable | undefined {
  if (expression.kind === 'template' && /uri$/i.test(place)) {
    const [first, ...more] = expression.parts;
    return first.kind === 'value' ? storeIn(String(first.value), more) : undefined;
  }
  if (expression.kind === 'object' && place === 'env') {
    const isPlain = ![...partsOf(expression)].some(({ kind }) => kind === 'variable');
    return expression.members.length > 1 && isPlain
      ? { key: JSON.stringify(expression), name: 'common env', value: expression, withName: (name) => name }
      : undefined;
  }
  if (expression.kind !== 'value' || typeof expression.value !== 'string' || expression.value === '') {
    return undefined;
  }
  const text = expression.value;
  const suffix = Object.hasOwn(NAMED, place) ? NAMED[place] : undefined;
  if (suffix !== undefined) {
    const own = suffix === 'image' ? imageName(text) : text;
    const name = own.endsWith(suffix) ? own : `${own} ${suffix}`;
    return { key: `${suffix} ${text}`, name, value: expression, withName: (each) => each };
  }
  return /uri$/i.test(place) ? storeIn(text, []) : undefined;
}

/**
 * The store that the text of a place begins with.
 * @param more what follows the text
 */
function storeIn(text: string, more: readonly Expression[]): Repeatable | undefined {
  const store = /^([a-z0-9]+:\/\/)([^/]+)(?=\/)/.exec(text);
  if (!store) {
    return undefined;
  }
  const [root, , bucket] = store;
  return {
    key: `store ${root}`,
    name: `${bucket} store`,
    value: value(root),
    withName: (name) => ({ kind: 'template', parts: [name, value(text.slice(root.length)), ...more] }),
  };
}

type Visit = (expression: Expression, place: string) => Expression | undefined;

/** A program with others in the place of some expressions, for which `visit` gets the property that they are of. */
function visitAll({ functions = [], groups }: Program, visit: Visit): Program {
  const statements = (all: Program['groups']): Program['groups'] =>
    all.map((group) => group.map((each) => visitStatement(each, visit)));
  return {
    functions: functions.map((each) => ({ ...each, body: statements(each.body) })),
    groups: statements(groups),
  };
}

function visitStatement(statement: Statement, visit: Visit): Statement {
  switch (statement.kind) {
    case 'table':
      return {
        ...statement,
        rows: statement.rows.map(({ cells, comments }): Row => ({ comments, cells: visitMembers(cells, visit) })),
      };
    case 'apply':
      return statement.cells ? { ...statement, cells: visitMembers(statement.cells, visit) } : statement;
    default:
      return { ...statement, value: visited(statement.value, '', visit) };
  }
}

type ObjectExpression = Extract<Expression, { kind: 'object' }>;

function visitMembers(object: ObjectExpression, visit: Visit): ObjectExpression {
  return {
    ...object,
    members: object.members.map(([name, part]) => [name, visited(part, name, visit)] as const),
  };
}

function visited(expression: Expression, place: string, visit: Visit): Expression {
  const other = visit(expression, place);
  if (other) {
    return other;
  }
  const inner = (part: Expression): Expression => visited(part, '', visit);
  switch (expression.kind) {
    case 'object':
      return visitMembers(expression, visit);
    case 'list':
      return { ...expression, items: expression.items.map(inner) };
    case 'new':
      return { ...expression, args: expression.args.map(inner) };
    case 'call': {
      const { on, method, args } = expression;
      const isArtifact = on === 'ModelArtifact' && method === 'uri';
      return {
        ...expression,
        on: typeof on === 'string' ? on : inner(on),
        args: args.map((arg, i) => visited(arg, isArtifact && i === 0 ? 'uri' : '', visit)),
      };
    }
    default:
      return expression;
  }
}
