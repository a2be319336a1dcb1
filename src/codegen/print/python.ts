import { behind, block, fits, type Room, WIDTH } from './layout';
import { commentLine, quote } from './quote';
import { type Assembly, type Member, type TypeRef } from '../assembly';
import { type Expression } from '../expression';
import { snakeCase } from '../identifiers';
import { importsAmong } from '../imports';
import { type Program, type Statement } from '../program';

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

  public constructor(private readonly assembly: Assembly) {}

  /** A whole program. */
  public program({ groups }: Program): string {
    const text = groups
      .map((statements) => statements.map((statement) => this.statement(statement)).join(''))
      .join('\n');
    const { cdk8s, library } = importsAmong(this.imports);
    return `${importLine('cdk8s', cdk8s)}${importLine('cdk8s_seldon', library)}\n${text}`;
  }

  private statement(statement: Statement): string {
    const comments = (statement.comments ?? []).map((line) => `# ${commentLine(line)}`.trimEnd() + '\n').join('');
    const head = statement.kind === 'declare' ? `${snakeCase(statement.name)} = ` : '';
    const type = this.typeOf(statement.value);
    if (statement.kind === 'declare' && type !== undefined) {
      this.variables.set(statement.name, type);
    }
    return `${comments}${head}${this.print(statement.value, ANY, { indent: 0, used: head.length, tail: 0 })}\n`;
  }

  private print(expression: Expression, type: TypeRef, room: Room): string {
    const flat = this.flat(expression, type);
    if (fits(flat, room)) {
      return flat;
    }
    const parts = this.parts(expression, type);
    if (!parts || parts.items.length === 0) {
      return flat;
    }
    const on = parts.on ? this.print(parts.on.expression, ANY, { ...room, tail: parts.open.length }) : '';
    const open = `${on}${parts.open}`;
    const at = on.includes('\n') ? { ...room, indent: room.indent } : room;
    const inner = room.indent + STEP;
    const oneLine = parts.items.map((item) => `${item.head}${this.flat(item.value, item.type)}`).join(', ');
    // Black puts the arguments of a call on one line of their own where they fit; a trailing comma keeps them apart.
    return fits(oneLine, { indent: inner, used: inner, tail: 0 }) && parts.items.length === 1 && parts.call
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
      case 'first':
        return `${this.flat(expression.of, ANY)}[0]`;
      default: {
        const { on, open, items, close } = this.parts(expression, type)!;
        const inside = items.map((item) => `${item.head}${this.flat(item.value, item.type)}`).join(', ');
        return `${on ? this.flat(on.expression, ANY) : ''}${open}${inside}${close}`;
      }
    }
  }

  /** What stands between brackets. */
  private parts(expression: Expression, type: TypeRef): Parts | undefined {
    switch (expression.kind) {
      case 'list': {
        const of = type.kind === 'list' ? type.of : ANY;
        return { open: '[', close: ']', items: expression.items.map((value) => ({ head: '', value, type: of })) };
      }
      case 'object':
        return this.objectParts(expression.members, type);
      case 'new': {
        const parameters = this.assembly.type(expression.type)?.initializer ?? EXTERNAL[expression.type] ?? [];
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
    const parameters = this.assembly.type(owner ?? '')?.methods.get(method) ?? EXTERNAL[`${owner}.${method}`] ?? [];
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

function importLine(module: string, names: readonly string[]): string {
  const line = `from ${module} import ${names.join(', ')}\n`;
  const lines = names.map((name) => `    ${name},\n`).join('');
  return names.length === 0 ? '' : line.length - 1 <= WIDTH ? line : `from ${module} import (\n${lines})\n`;
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
  return value === null ? 'None' : value === true ? 'True' : value === false ? 'False' : String(value);
}

const text: TypeRef = { kind: 'primitive', name: 'string' };
const texts: TypeRef = { kind: 'map', of: text };
const struct = (members: Readonly<Record<string, TypeRef>>): ReadonlyMap<string, Member> =>
  new Map(Object.entries(members).map(([name, type]) => [name, { name, type, optional: true, variadic: false }]));
const parameters = (...types: readonly TypeRef[]): Member[] =>
  types.map((type, i) => ({ name: `${i}`, type, optional: false, variadic: false }));
const named = (fqn: string): TypeRef => ({ kind: 'named', fqn });

/** What programs use of cdk8s, whose assembly is not at hand. */
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
