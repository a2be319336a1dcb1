import { type Column, Columns, hole, STRING } from './columns';
import { Differing } from './differing';
import { isText, textForm } from './text-parts';
import { type Assembly, type Member, type TypeRef } from '../assembly';
import { type Call, type Expression, same, value as scalar } from '../expression';
import { ENVIRONMENT } from '../program';
import { partsOf } from '../renamed';

/** Finds the common form of several expressions, with columns for what differs. */
export class Generalization {
  public constructor(
    private readonly assembly: Assembly,
    private readonly table = new Columns(),
  ) {}

  /** What differs, in the order in which it was found. */
  public get columns(): Column[] {
    return this.table.list;
  }

  /**
   * The common form of expressions at one place. A column is an expression `model.N`, with its number for a name.
   * @param type of the place
   * @throws Differing if no column can express the difference
   */
  public of(expressions: readonly Expression[], type: TypeRef | undefined, path: readonly string[]): Expression {
    const [first, ...others] = expressions;
    if (others.every((other) => same(first, other))) {
      return first;
    }
    if (expressions.some(isOfEnvironment)) {
      return expressions.every(isText) ? this.text(expressions, path) : this.cell(expressions, type, path);
    }
    switch (first.kind) {
      case 'value':
        return this.scalar(expressions, path);
      case 'constant':
        return this.constant(expressions, path);
      case 'list':
        return this.list(expressions, type, path);
      case 'object':
        return this.object(expressions, type, path);
      case 'new':
        return this.made(expressions, path);
      case 'call':
        return this.called(expressions, path);
      default:
        throw new Differing(path);
    }
  }

  /** Strings with the same variables have a column for the part of them that differs. */
  private text(expressions: readonly Expression[], path: readonly string[]): Expression {
    const form = textForm(expressions, { texts: this.table.firstTexts(), expression: hole(0) });
    if (!form) {
      return this.table.add(STRING, path, expressions);
    }
    const { before, middle, after } = form;
    const open = middle && this.table.add(STRING, partPath(path, middle), middle.map(scalar));
    const inside = open?.kind === 'template' ? open.parts : [open ?? []].flat();
    return { kind: 'template', parts: [...before, ...inside, ...after] };
  }

  /** A column with values that are particular to an environment. */
  private cell(expressions: readonly Expression[], type: TypeRef | undefined, path: readonly string[]): Expression {
    if (!type || !isNameable(type) || expressions.some(hasVariable)) {
      throw new Differing(path);
    }
    return this.table.add(type, path, expressions);
  }

  private scalar(expressions: readonly Expression[], path: readonly string[]): Expression {
    const types = new Set(expressions.map((each) => (each.kind === 'value' ? typeof each.value : undefined)));
    const [type] = types;
    if (types.size > 1 || type === undefined || type === 'object') {
      throw new Differing(path);
    }
    return this.table.add({ kind: 'primitive', name: type }, path, expressions);
  }

  private constant(expressions: readonly Expression[], path: readonly string[]): Expression {
    const types = new Set(expressions.map((each) => (each.kind === 'constant' ? each.type : undefined)));
    const [type] = types;
    const known = type === undefined ? undefined : this.assembly.type(type);
    if (types.size > 1 || !known) {
      throw new Differing(path);
    }
    return this.table.add({ kind: 'named', fqn: known.fqn }, path, expressions);
  }

  private list(expressions: readonly Expression[], type: TypeRef | undefined, path: readonly string[]): Expression {
    const lists = expressions.map((each) => (each.kind === 'list' ? each.items : undefined));
    const [first] = lists;
    if (!first || lists.some((list) => list?.length !== first.length)) {
      throw new Differing(path);
    }
    const of = type?.kind === 'list' ? type.of : undefined;
    return {
      kind: 'list',
      items: first.map((_, i) =>
        this.of(
          lists.map((list) => list![i]),
          of,
          path,
        ),
      ),
    };
  }

  /** Members that some lack, or that differ in form, become columns of the member's type. */
  private object(expressions: readonly Expression[], type: TypeRef | undefined, path: readonly string[]): Expression {
    const maps = expressions.map((each) => (each.kind === 'object' ? new Map(each.members) : undefined));
    if (maps.includes(undefined)) {
      throw new Differing(path);
    }
    const struct = type && this.assembly.resolve(type);
    const names = mergedNames(maps.map((map) => [...map!.keys()]));
    return {
      kind: 'object',
      members: names.map((name) => {
        const values = maps.map((map) => map!.get(name));
        return [name, this.member(values, struct?.properties.get(name), type, [...path, name])] as const;
      }),
    };
  }

  private member(
    values: readonly (Expression | undefined)[],
    property: Member | undefined,
    holder: TypeRef | undefined,
    path: readonly string[],
  ): Expression {
    const before = this.columns.length;
    const type = property?.type ?? (holder?.kind === 'map' ? holder.of : undefined);
    if (!values.includes(undefined)) {
      try {
        return this.of(values as readonly Expression[], type, path);
      } catch (error) {
        if (!(error instanceof Differing)) {
          throw error;
        }
        this.columns.length = before;
      }
    }
    // A map has no members that may be absent.
    if (!property || (values.includes(undefined) && !property.optional) || !isNameable(property.type)) {
      throw new Differing(path);
    }
    if (values.some((value) => value && hasVariable(value))) {
      throw new Differing(path);
    }
    return this.table.add(property.type, path, values);
  }

  private made(expressions: readonly Expression[], path: readonly string[]): Expression {
    const [first] = expressions;
    if (first.kind !== 'new' || expressions.some((each) => each.kind !== 'new' || each.type !== first.type)) {
      throw new Differing(path);
    }
    const lists = expressions.map((each) => (each.kind === 'new' ? each.args : []));
    return { ...first, args: this.args(lists, this.assembly.type(first.type)?.initializer ?? [], path) };
  }

  private called(expressions: readonly Expression[], path: readonly string[]): Expression {
    const calls = expressions.filter((each): each is Call => each.kind === 'call');
    const [first] = calls;
    const { on, method } = first;
    if (
      calls.length < expressions.length ||
      calls.some((each) => each.method !== method || typeof each.on !== typeof on) ||
      (typeof on === 'string' && calls.some((each) => each.on !== on))
    ) {
      throw new Differing(path);
    }
    const owner = ownerOf(first);
    const parameters = this.assembly.type(owner ?? '')?.methods.get(method) ?? [];
    const lists = calls.map(({ args }) => args);
    const made =
      typeof on === 'string'
        ? on
        : this.of(
            calls.map((each) => each.on as Expression),
            undefined,
            path,
          );
    return { ...first, on: made, args: this.args(lists, parameters, [...path, ...spoken(owner, method)]) };
  }

  private args(
    lists: readonly (readonly Expression[])[],
    parameters: readonly Member[],
    path: readonly string[],
  ): Expression[] {
    const most = Math.max(...lists.map(({ length }) => length));
    return Array.from({ length: most }, (_, i): Expression => {
      const parameter = parameters[Math.min(i, parameters.length - 1)];
      const values = lists.map((list): Expression | undefined => list[i]);
      // A struct that comes last may be absent: then it is as good as an empty one.
      const isLast = parameter !== undefined && i === parameters.length - 1 && !parameter.variadic;
      const isStruct = parameter && this.assembly.resolve(parameter.type)?.kind === 'struct';
      if (values.includes(undefined) && !(isLast && isStruct)) {
        throw new Differing(path);
      }
      const whole = values.map((value): Expression => value ?? { kind: 'object', members: [] });
      const name = isStruct || parameter === undefined ? [] : [parameter.name];
      return this.of(whole, parameter?.type, [...path, ...name]);
    });
  }
}

/** The name of the part of a string that differs: of a URI it is a version or a path. */
function partPath(path: readonly string[], parts: readonly string[]): readonly string[] {
  if (!/uri$/i.test(path[path.length - 1] ?? '')) {
    return path;
  }
  return [...path.slice(0, -1), parts.every((part) => /^v?\d[.\d]*$/.test(part)) ? 'version' : 'path'];
}

/** The class that a method is called on. */
function ownerOf(expression: Expression): string | undefined {
  if (expression.kind === 'new') {
    return expression.type;
  }
  if (expression.kind === 'call') {
    return typeof expression.on === 'string' ? expression.on : ownerOf(expression.on);
  }
  return undefined;
}

/** What a call adds to the names of columns. */
function spoken(owner: string | undefined, method: string): string[] {
  return owner === 'GraphNode' && method !== 'to' ? ['node'] : [];
}

/** All names, in an order that agrees with each list if possible. */
function mergedNames(lists: readonly (readonly string[])[]): string[] {
  const merged: string[] = [];
  for (const list of lists) {
    let at = 0;
    for (const name of list) {
      const found = merged.indexOf(name);
      if (found === -1) {
        merged.splice(at, 0, name);
        at++;
      } else {
        at = found + 1;
      }
    }
  }
  return merged;
}

/** Whether a program can name a type: not those of other libraries, nor any type at all. */
function isNameable(type: TypeRef): boolean {
  switch (type.kind) {
    case 'primitive':
      return ['string', 'number', 'boolean'].includes(type.name);
    case 'named':
      return type.fqn === 'cdk8s.Duration' || !type.fqn.startsWith('cdk8s.');
    default:
      return isNameable(type.of);
  }
}

/** Whether an expression has a variable, except for that of an environment, which tables may have in their cells. */
function hasVariable(expression: Expression): boolean {
  return [...partsOf(expression)].some((part) => part.kind === 'variable' && part.name !== ENVIRONMENT);
}

/** Whether an expression is what is particular to an environment, or a string with that in it. */
function isOfEnvironment(expression: Expression): boolean {
  switch (expression.kind) {
    case 'member':
      return expression.of.kind === 'variable' && expression.of.name === ENVIRONMENT;
    case 'template':
      return expression.parts.some(isOfEnvironment);
    default:
      return false;
  }
}
