import { ANY, CDK8S_CONSTRUCTORS, CDK8S_STRUCTS } from './cdk8s';
import { pythonName } from './words';
import { entryOf } from '../../../private/json';
import { type Assembly, type Member, type TypeRef } from '../../assembly';
import { type Expression } from '../../expression';
import { quote } from '../quote';

/** An argument, an item of a list, or an entry of a dictionary. */
export interface Item {
  /** What is written before the value: `container=`, `"key": `. */
  readonly head: string;
  /** The name of the property, if it is a keyword argument. */
  readonly name?: string;
  readonly value: Expression;
  readonly type: TypeRef;
}

/** An expression as brackets around items. */
export interface Parts {
  /** The value whose method is called. */
  readonly on?: Expression;
  readonly open: string;
  readonly close: string;
  readonly items: readonly Item[];
  /** Whether it is a call; otherwise it is a list or a dictionary. */
  readonly isCall: boolean;
}

/** Takes expressions apart as jsii's Python needs them, and collects the names that they import. */
export class PythonParts {
  /** Names of cdk8s and of this library that a program uses. */
  public readonly imports = new Set<string>();

  /** Types of variables, by name. */
  private readonly variables = new Map<string, string>();

  public constructor(private readonly assembly: Assembly) {}

  /** The items of an expression in brackets; undefined for others. */
  public of(expression: Expression, type: TypeRef): Parts | undefined {
    switch (expression.kind) {
      case 'list': {
        const of = type.kind === 'list' ? type.of : ANY;
        const items = expression.items.map((value): Item => ({ head: '', value, type: of }));
        return { open: '[', close: ']', items, isCall: false };
      }
      case 'object':
        return this.ofObject(expression.members, type);
      case 'new':
        return {
          open: `${this.name(expression.type)}(`,
          close: ')',
          items: this.arguments(this.parametersOf(expression.type), expression.args),
          isCall: true,
        };
      case 'call':
        return this.ofCall(expression);
      default:
        return undefined;
    }
  }

  /** Notes what a variable holds, so that its methods are known. */
  public declare(variable: string, value: Expression): void {
    const type = this.typeOf(value);
    if (type !== undefined) {
      this.variables.set(variable, type);
    }
  }

  /** A type, which the program imports. */
  public name(type: string): string {
    return this.imported(type.split('.')[0]) && type;
  }

  /** A name that the program imports. */
  public imported(name: string): string {
    this.imports.add(name);
    return name;
  }

  private ofObject(members: readonly (readonly [string, Expression])[], type: TypeRef): Parts {
    const struct = this.structOf(type);
    if (struct) {
      return {
        open: `${this.name(struct.name)}(`,
        close: ')',
        items: members.map(([name, value]) => keyword(name, value, struct.members)),
        isCall: true,
      };
    }
    const of = type.kind === 'map' ? type.of : ANY;
    return {
      open: '{',
      close: '}',
      items: members.map(([name, value]): Item => ({ head: `${quote(name, '"')}: `, value, type: of })),
      isCall: false,
    };
  }

  private ofCall({ on, method, args }: Extract<Expression, { kind: 'call' }>): Parts {
    const owner = typeof on === 'string' ? on : this.typeOf(on);
    const parameters = this.assembly.type(owner ?? '')?.methods.get(method) ?? [];
    const name = pythonName(method);
    const items = this.arguments(parameters, args);
    return typeof on === 'string'
      ? { open: `${this.name(on)}.${name}(`, close: ')', items, isCall: true }
      : { on, open: `.${name}(`, close: ')', items, isCall: true };
  }

  private parametersOf(type: string): readonly Member[] {
    return this.assembly.type(type)?.initializer ?? entryOf(CDK8S_CONSTRUCTORS, type) ?? [];
  }

  /** Arguments; the members of a struct that comes last are keywords. */
  private arguments(parameters: readonly Member[], args: readonly Expression[]): Item[] {
    return args.flatMap((value, i): Item[] => {
      const parameter = parameters[Math.min(i, parameters.length - 1)];
      const type = parameter?.type ?? ANY;
      const struct = i === parameters.length - 1 && !parameter.variadic ? this.structOf(type) : undefined;
      return struct && value.kind === 'object'
        ? value.members.map(([name, member]) => keyword(name, member, struct.members))
        : [{ head: '', value, type }];
    });
  }

  private structOf(
    type: TypeRef,
  ): { readonly name: string; readonly members: ReadonlyMap<string, Member> } | undefined {
    if (type.kind !== 'named') {
      return undefined;
    }
    const external = entryOf(CDK8S_STRUCTS, type.fqn);
    if (external) {
      return { name: type.fqn.split('.')[1], members: external };
    }
    const known = this.assembly.resolve(type);
    return known?.kind === 'struct' ? { name: known.name, members: known.properties } : undefined;
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
}

/** A keyword argument. */
export function keyword(name: string, value: Expression, members: ReadonlyMap<string, Member>): Item {
  return { head: `${pythonName(name)}=`, name, value, type: members.get(name)?.type ?? ANY };
}
