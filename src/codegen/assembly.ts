import { asText, has, isObject, type Json, type JsonObject, maps, strings } from '../private/json';

/** The type of a parameter or property of the public API. */
export type TypeRef =
  | { readonly kind: 'primitive'; readonly name: string }
  | { readonly kind: 'list' | 'map'; readonly of: TypeRef }
  | { readonly kind: 'named'; readonly fqn: string };

/** A property of a struct, or a parameter of a method. */
export interface Member {
  readonly name: string;
  readonly type: TypeRef;
  readonly optional: boolean;
  readonly variadic: boolean;
}

/** A class, a struct or an enumeration of the public API. */
export interface ApiType {
  readonly fqn: string;
  /** The name without the library's: `GraphNode`, `k8s.Probe`. */
  readonly name: string;
  readonly kind: 'class' | 'struct' | 'interface' | 'enum';
  /** Parameters of the constructor, if it is public. */
  readonly initializer?: readonly Member[];
  readonly methods: ReadonlyMap<string, readonly Member[]>;
  readonly properties: ReadonlyMap<string, Member>;
  /** Names of an enumeration's members. */
  readonly words: readonly string[];
}

const ANY: TypeRef = { kind: 'primitive', name: 'any' };

/**
 * The public API as all languages see it, read from the assembly that jsii writes. The printers get names and types
 * from here, so that they know a new property as soon as it is compiled.
 */
export class Assembly {
  private readonly library: string;
  private readonly types: JsonObject;
  private readonly known = new Map<string, ApiType | undefined>();

  /** @param data the content of `.jsii` */
  public constructor(data: JsonObject) {
    this.library = asText(data.name);
    this.types = isObject(data.types) ? data.types : {};
  }

  /** All types, by their names without that of the library. */
  public names(): string[] {
    return Object.keys(this.types).map((fqn) => fqn.slice(this.library.length + 1));
  }

  /** A type by its name without that of the library; undefined for types of other libraries. */
  public type(name: string): ApiType | undefined {
    const fqn = `${this.library}.${name}`;
    if (!this.known.has(fqn)) {
      this.known.set(fqn, has(this.types, fqn) ? this.read(name, this.types[fqn] as JsonObject) : undefined);
    }
    return this.known.get(fqn);
  }

  /** The type that a reference names, if it is one of the library's. */
  public resolve(ref: TypeRef): ApiType | undefined {
    return ref.kind === 'named' && ref.fqn.startsWith(`${this.library}.`)
      ? this.type(ref.fqn.slice(this.library.length + 1))
      : undefined;
  }

  private read(name: string, type: JsonObject): ApiType {
    const bases = [...strings([type.base ?? null]), ...strings(type.interfaces)].flatMap(
      (fqn) => this.resolve({ kind: 'named', fqn }) ?? [],
    );
    const initializer = isObject(type.initializer) ? members(type.initializer.parameters) : undefined;
    return {
      fqn: `${this.library}.${name}`,
      name,
      kind: kindOf(type),
      initializer,
      methods: new Map([
        ...bases.flatMap(({ methods }) => [...methods]),
        ...maps(type.methods).map((method) => [asText(method.name), members(method.parameters)] as const),
      ]),
      properties: new Map([
        ...bases.flatMap(({ properties }) => [...properties]),
        ...members(type.properties).map((member) => [member.name, member] as const),
      ]),
      words: type.kind === 'enum' ? maps(type.members).map((member) => asText(member.name)) : [],
    };
  }
}

function kindOf({ kind, datatype }: JsonObject): ApiType['kind'] {
  if (kind === 'interface') {
    return datatype === true ? 'struct' : 'interface';
  }
  return kind === 'enum' ? 'enum' : 'class';
}

function members(entries: Json | undefined): Member[] {
  return maps(entries).map(({ name, type, optional, variadic }) => ({
    name: asText(name),
    type: refOf(type),
    optional: optional === true,
    variadic: variadic === true,
  }));
}

function refOf(type: Json | undefined): TypeRef {
  if (!isObject(type)) {
    return ANY;
  }
  if (isObject(type.collection)) {
    const { kind, elementtype } = type.collection;
    return { kind: kind === 'map' ? 'map' : 'list', of: refOf(elementtype) };
  }
  if (typeof type.fqn === 'string') {
    return { kind: 'named', fqn: type.fqn };
  }
  return typeof type.primitive === 'string' ? { kind: 'primitive', name: type.primitive } : ANY;
}
