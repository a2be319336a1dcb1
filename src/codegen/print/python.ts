import { behind, block, fits, type Room, WIDTH } from './layout';
import { commentLine, quote, quoted } from './quote';
import { entryOf } from '../../private/json';
import { type Assembly, type Member, type TypeRef } from '../assembly';
import { type Expression, type ObjectExpression } from '../expression';
import { snakeCase } from '../identifiers';
import { importsAmong, typeName } from '../imports';
import { CHART, ENVIRONMENT, type Program, type ProgramFunction, ROW, type Statement, statementsOf } from '../program';

const STEP = 4;
const ANY: TypeRef = { kind: 'primitive', name: 'any' };

const KEYWORDS: readonly string[] = [
  'False',
  'None',
  'True',
  'and',
  'as',
  'assert',
  'async',
  'await',
  'break',
  'class',
  'continue',
  'def',
  'del',
  'elif',
  'else',
  'except',
  'finally',
  'for',
  'from',
  'global',
  'if',
  'import',
  'in',
  'is',
  'lambda',
  'nonlocal',
  'not',
  'or',
  'pass',
  'raise',
  'return',
  'try',
  'while',
  'with',
  'yield',
];

/** Prints expressions in Python, as black formats them (120 columns); names and structs are those that jsii makes. */
export class PythonPrinter {
  private readonly imports = new Set<string>();

  /** Types of variables, by name. */
  private readonly variables = new Map<string, string>();

  /** Types of rows by the function that takes them. */
  private readonly rowTypes = new Map<string, Pick<ProgramFunction, 'row' | 'fields'>>();

  /** What is used of the module `typing`. */
  private readonly types = new Set<string>();

  public constructor(private readonly assembly: Assembly) {}

  /** A whole program. */
  public program(program: Program): string {
    const { constants = [], functions = [], groups } = program;
    const declared = constants.map((statement) => this.statement(statement, 0)).join('');
    const definitions = functions.map((each) => this.definition(each, cellsOf(each, program)));
    const text = groups
      .map((statements) => statements.map((statement) => this.statement(statement, 0)).join(''))
      .join('\n');
    const { cdk8s, library } = importsAmong(this.imports);
    const imports = `${importLine('cdk8s', cdk8s)}${importLine('cdk8s_seldon', library)}`;
    return `${this.typing()}${imports}\n${declared === '' ? '' : `${declared}\n`}${definitions.map((each) => `\n${each}\n`).join('')}${
      definitions.length > 0 ? '\n' : ''
    }${text}`;
  }

  /** What the types of rows need of Python itself. */
  private typing(): string {
    const names = [...this.types].sort();
    const hasFields = [...this.rowTypes.values()].some(({ fields }) => fields.length > 0);
    return !hasFields ? '' : `from dataclasses import dataclass\n${importLine('typing', names)}\n`;
  }

  /** The type of rows or of what is particular to an environment, and the function that takes it. */
  private definition({ kind, name, row, fields, body }: ProgramFunction, rows: readonly ObjectExpression[]): string {
    this.external('Chart');
    this.rowTypes.set(name, { row, fields });
    const members = fields.map((field) => {
      const cells = rows.map(({ members: own }) => own.find(([key]) => key === field.name)?.[1]);
      const type = this.typeText(field.type, cells);
      if (field.optional) {
        this.types.add('Optional');
      }
      return `    ${identifier(snakeCase(field.name))}: ${field.optional ? `Optional[${type}] = None` : type}\n`;
    });
    const type = fields.length === 0 ? '' : `@dataclass(frozen=True)\nclass ${row}:\n${members.join('')}\n\n`;
    const statements = (indent: number): string =>
      body.map((group) => group.map((each) => this.statement(each, indent)).join('')).join('\n');
    const head = `${type}def ${snakeCase(name)}(${CHART}: Chart`;
    if (kind === 'table') {
      this.types.add('Sequence');
      return `${head}, models: Sequence[${row}]) -> None:\n    for ${ROW} in models:\n${statements(2 * STEP)}`;
    }
    return `${head}${fields.length === 0 ? '' : `, ${ENVIRONMENT}: ${row}`}) -> None:\n${statements(STEP)}`;
  }

  /** @param values of the type, which tell whole numbers from others */
  private typeText(type: TypeRef, values: readonly (Expression | undefined)[]): string {
    switch (type.kind) {
      case 'primitive':
        if (type.name === 'number') {
          return numberType(values);
        }
        return type.name === 'boolean' ? 'bool' : 'str';
      case 'named':
        return this.name(typeName(type.fqn));
      case 'list':
        this.types.add('Sequence');
        return `Sequence[${this.typeText(type.of, [])}]`;
      case 'map':
        this.types.add('Mapping');
        return `Mapping[str, ${this.typeText(type.of, [])}]`;
    }
  }

  private table({ function: name, chart, rows }: Extract<Statement, { kind: 'table' }>, indent: number): string {
    const room = { indent: indent + 2 * STEP, used: indent + 2 * STEP, tail: 1 };
    const inner = ' '.repeat(room.indent);
    const lines = rows.map(
      ({ cells, comments }) =>
        `${commentsText(comments, inner)}${inner}${this.printParts(this.rowParts(name, cells), room)},\n`,
    );
    const pad = ' '.repeat(indent + STEP);
    const arg = `${pad}${this.flat(chart, ANY)},\n`;
    return `${snakeCase(name)}(\n${arg}${pad}[\n${lines.join('')}${pad}],\n${' '.repeat(indent)})\n`;
  }

  /** @param name of the function that takes the row */
  private rowParts(name: string, cells: ObjectExpression): Parts {
    const { row, fields } = this.rowTypes.get(name)!;
    const members = new Map(fields.map((field): [string, Member] => [field.name, { ...field, variadic: false }]));
    return {
      open: `${row}(`,
      close: ')',
      items: cells.members.map(([member, value]) => keyword(member, value, members)),
      call: true,
    };
  }

  private apply({ function: name, chart, cells }: Extract<Statement, { kind: 'apply' }>, indent: number): string {
    const head = `${snakeCase(name)}(${this.flat(chart, ANY)}`;
    if (!cells) {
      return `${head})\n`;
    }
    const parts = this.rowParts(name, cells);
    const line = `${head}, ${this.flatParts(parts)})`;
    if (fits(line, { indent, used: indent, tail: 0 })) {
      return `${line}\n`;
    }
    const inner = indent + STEP;
    const pad = ' '.repeat(inner);
    const room = { indent: inner, used: inner, tail: 1 };
    const args = `${pad}${this.flat(chart, ANY)},\n${pad}${this.printParts(parts, room)},\n`;
    return `${snakeCase(name)}(\n${args}${' '.repeat(indent)})\n`;
  }

  private statement(statement: Statement, indent: number): string {
    const pad = ' '.repeat(indent);
    const comments = commentsText(statement.comments ?? [], pad);
    if (statement.kind === 'table') {
      return `${comments}${pad}${this.table(statement, indent)}`;
    }
    if (statement.kind === 'apply') {
      return `${comments}${pad}${this.apply(statement, indent)}`;
    }
    const head = statement.kind === 'declare' ? `${snakeCase(statement.name)} = ` : '';
    const type = this.typeOf(statement.value);
    if (statement.kind === 'declare' && type !== undefined) {
      this.variables.set(statement.name, type);
    }
    const text = this.print(statement.value, ANY, { indent, used: indent + head.length, tail: 0 });
    return `${comments}${pad}${head}${text}\n`;
  }

  private print(expression: Expression, type: TypeRef, room: Room): string {
    const flat = this.flat(expression, type);
    if (fits(flat, room)) {
      return flat;
    }
    const parts = this.parts(expression, type);
    if (parts?.on && parts.items.length === 0) {
      const end = `${parts.open}${parts.close}`;
      return `${this.print(parts.on.expression, ANY, { ...room, tail: room.tail + end.length })}${end}`;
    }
    return parts && parts.items.length > 0 ? this.brokenParts(parts, room) : flat;
  }

  private printParts(parts: Parts, room: Room): string {
    const flat = this.flatParts(parts);
    return fits(flat, room) ? flat : this.brokenParts(parts, room);
  }

  private flatParts({ on, open, items, close }: Parts): string {
    const inside = items.map((item) => `${item.head}${this.flat(item.value, item.type)}`).join(', ');
    return `${on ? this.flat(on.expression, ANY) : ''}${open}${inside}${close}`;
  }

  private brokenParts(parts: Parts, room: Room): string {
    const on = parts.on ? this.print(parts.on.expression, ANY, { ...room, tail: parts.open.length }) : '';
    const open = `${on}${parts.open}`;
    const at = on.includes('\n') ? { ...room, indent: room.indent } : room;
    const inner = room.indent + STEP;
    const oneLine = parts.items.map((item) => `${item.head}${this.flat(item.value, item.type)}`).join(', ');
    // Black puts the arguments of a call on one line of their own if they fit, and the items of a list never.
    return fits(oneLine, { indent: inner, used: inner, tail: 0 }) && parts.call
      ? `${open}\n${' '.repeat(inner)}${oneLine}\n${' '.repeat(room.indent)}${parts.close}`
      : block(
          open,
          parts.close,
          parts.items.map(
            (item) => (line) => `${item.head}${this.print(item.value, item.type, behind(item.head, line))}`,
          ),
          at,
          STEP,
        );
  }

  private flat(expression: Expression, type: TypeRef): string {
    switch (expression.kind) {
      case 'value':
        return literal(expression.value);
      case 'constant':
        return `${this.name(expression.type)}.${expression.name}`;
      case 'variable':
        return snakeCase(expression.name);
      case 'member':
        return `${this.flat(expression.of, ANY)}.${identifier(snakeCase(expression.name))}`;
      case 'template': {
        const parts = expression.parts.map((part) =>
          part.kind === 'value'
            ? quoted(String(part.value), '"').replace(/[{}]/g, '$&$&')
            : `{${this.flat(part, ANY)}}`,
        );
        return `f"${parts.join('')}"`;
      }
      case 'first':
        return `${this.flat(expression.of, ANY)}[0]`;
      default: {
        return this.flatParts(this.parts(expression, type)!);
      }
    }
  }

  /** What is between brackets. */
  private parts(expression: Expression, type: TypeRef): Parts | undefined {
    switch (expression.kind) {
      case 'list': {
        const of = type.kind === 'list' ? type.of : ANY;
        return { open: '[', close: ']', items: expression.items.map((value) => ({ head: '', value, type: of })) };
      }
      case 'object':
        return this.objectParts(expression.members, type);
      case 'new': {
        const parameters = this.assembly.type(expression.type)?.initializer ?? entryOf(EXTERNAL, expression.type) ?? [];
        return {
          open: `${this.name(expression.type)}(`,
          close: ')',
          items: this.arguments(parameters, expression.args),
          call: true,
        };
      }
      case 'call':
        return this.callParts(expression);
      default:
        return undefined;
    }
  }

  private objectParts(members: readonly (readonly [string, Expression])[], type: TypeRef): Parts {
    const struct = this.structMembers(type);
    if (struct) {
      return {
        open: `${struct.name}(`,
        close: ')',
        items: members.map(([name, value]) => keyword(name, value, struct.members)),
        call: true,
      };
    }
    const of = type.kind === 'map' ? type.of : ANY;
    return {
      open: '{',
      close: '}',
      items: members.map(([name, value]) => ({ head: `${quote(name, '"')}: `, value, type: of })),
    };
  }

  private callParts({ on, method, args }: Extract<Expression, { kind: 'call' }>): Parts {
    const owner = typeof on === 'string' ? on : this.typeOf(on);
    const parameters =
      this.assembly.type(owner ?? '')?.methods.get(method) ?? entryOf(EXTERNAL, `${owner}.${method}`) ?? [];
    const name = identifier(snakeCase(method));
    return {
      ...(typeof on === 'string' ? {} : { on: { expression: on } }),
      open: typeof on === 'string' ? `${this.name(on)}.${name}(` : `.${name}(`,
      close: ')',
      items: this.arguments(parameters, args),
      call: true,
    };
  }

  /** Arguments; the members of a struct that comes last are keywords. */
  private arguments(parameters: readonly Member[], args: readonly Expression[]): Item[] {
    return args.flatMap((value, i): Item[] => {
      const parameter = parameters[Math.min(i, parameters.length - 1)];
      const type = parameter?.type ?? ANY;
      const struct = i === parameters.length - 1 && !parameter.variadic ? this.structMembers(type, false) : undefined;
      return struct && value.kind === 'object'
        ? value.members.map(([name, member]) => keyword(name, member, struct.members))
        : [{ head: '', value, type }];
    });
  }

  private structMembers(
    type: TypeRef,
    named = true,
  ): { readonly name: string; readonly members: ReadonlyMap<string, Member> } | undefined {
    if (type.kind !== 'named') {
      return undefined;
    }
    const external = Object.hasOwn(EXTERNAL_STRUCTS, type.fqn) ? EXTERNAL_STRUCTS[type.fqn] : undefined;
    if (external) {
      return { name: named ? this.external(type.fqn.split('.')[1]) : '', members: external };
    }
    const known = this.assembly.resolve(type);
    return known?.kind === 'struct'
      ? { name: named ? this.name(known.name) : '', members: known.properties }
      : undefined;
  }

  /** The type of a value that a method is called on: that of what made it. */
  private typeOf(expression: Expression): string | undefined {
    if (expression.kind === 'new') {
      return expression.type;
    }
    if (expression.kind === 'call') {
      return typeof expression.on === 'string' ? expression.on : this.typeOf(expression.on);
    }
    return expression.kind === 'variable' ? this.variables.get(expression.name) : undefined;
  }

  private name(type: string): string {
    const [module] = type.split('.');
    return this.external(module) && type;
  }

  private external(name: string): string {
    this.imports.add(name);
    return name;
  }
}

/** All rows that a program calls a function with. */
function cellsOf({ name }: ProgramFunction, program: Program): readonly ObjectExpression[] {
  return statementsOf(program).flatMap((each): readonly ObjectExpression[] => {
    if (each.kind === 'table' && each.function === name) {
      return each.rows.map(({ cells }) => cells);
    }
    return each.kind === 'apply' && each.function === name && each.cells ? [each.cells] : [];
  });
}

function numberType(values: readonly (Expression | undefined)[]): string {
  const whole = values.every((each) => each?.kind !== 'value' || Number.isInteger(each.value));
  return whole ? 'int' : 'float';
}

function commentsText(comments: readonly string[], pad: string): string {
  return comments.map((line) => `${pad}# ${commentLine(line)}`.trimEnd() + '\n').join('');
}

function importLine(module: string, names: readonly string[]): string {
  const line = `from ${module} import ${names.join(', ')}\n`;
  const lines = names.map((name) => `    ${name},\n`).join('');
  if (names.length === 0) {
    return '';
  }
  if (line.length - 1 <= WIDTH) {
    return line;
  }
  return `from ${module} import (\n${lines})\n`;
}

interface Item {
  readonly head: string;
  readonly value: Expression;
  readonly type: TypeRef;
}

interface Parts {
  readonly on?: { readonly expression: Expression };
  readonly open: string;
  readonly close: string;
  readonly items: readonly Item[];
  readonly call?: boolean;
}

function keyword(name: string, value: Expression, members: ReadonlyMap<string, Member>): Item {
  return { head: `${identifier(snakeCase(name))}=`, value, type: members.get(name)?.type ?? ANY };
}

function identifier(name: string): string {
  return KEYWORDS.includes(name) ? `${name}_` : name;
}

function literal(value: string | number | boolean | null): string {
  if (typeof value === 'string') {
    return quote(value, '"');
  }
  if (value === null) {
    return 'None';
  }
  if (value === true) {
    return 'True';
  }
  if (value === false) {
    return 'False';
  }
  return String(value);
}

const text: TypeRef = { kind: 'primitive', name: 'string' };
const texts: TypeRef = { kind: 'map', of: text };
const struct = (members: Readonly<Record<string, TypeRef>>): ReadonlyMap<string, Member> =>
  new Map(Object.entries(members).map(([name, type]) => [name, { name, type, optional: true, variadic: false }]));
const parameters = (...types: readonly TypeRef[]): Member[] =>
  types.map((type, i) => ({ name: `${i}`, type, optional: false, variadic: false }));
const named = (fqn: string): TypeRef => ({ kind: 'named', fqn });

/** What programs use of cdk8s, whose assembly is not available. */
const EXTERNAL_STRUCTS: Readonly<Record<string, ReadonlyMap<string, Member>>> = {
  'cdk8s.ApiObjectMetadata': struct({
    name: text,
    labels: texts,
    annotations: texts,
    finalizers: { kind: 'list', of: text },
  }),
  'cdk8s.AppProps': struct({ outdir: text, outputFileExtension: text }),
  'cdk8s.ChartProps': struct({ namespace: text }),
  'cdk8s.IncludeProps': struct({ url: text }),
};

const EXTERNAL: Readonly<Record<string, readonly Member[]>> = {
  App: parameters(named('cdk8s.AppProps')),
  Chart: parameters(ANY, text, named('cdk8s.ChartProps')),
  Include: parameters(ANY, text, named('cdk8s.IncludeProps')),
};
