import { definition } from './definitions';
import { type FieldNode, readField, type Scalar, type TypeNode } from './notation';

/**
 * What a value may look like, with every name resolved. The CRD, the schema rules and the JSON schemas are generated
 * from it.
 */
export type Shape = ScalarShape | ListShape | MapShape | ObjectShape;

export interface ScalarShape {
  readonly kind: 'scalar';
  readonly scalar: Exclude<Scalar, 'object'>;
}

export interface ListShape {
  readonly kind: 'list';
  readonly items: Shape;
  /** The fields that identify an entry, if the list is a map by key. */
  readonly keys?: readonly string[];
}

export interface MapShape {
  readonly kind: 'map';
  readonly values: Shape;
}

export interface ObjectShape {
  readonly kind: 'object';
  /** The name of the type, or `object` if all of its fields are dropped. */
  readonly name: string;
  readonly atomic: boolean;
  readonly fields: ReadonlyMap<string, FieldShape>;
  /** Names of the required fields, in alphabetical order. */
  readonly required: readonly string[];
}

export interface FieldShape {
  readonly shape: Shape;
  readonly fallback?: string;
  readonly atomic: boolean;
  /** Known values; others are accepted. */
  readonly values: readonly string[];
}

/** The SeldonDeployment, the same in all three versions. */
export function seldonDeployment(): ObjectShape {
  return (root ??= objectShape('SeldonDeployment', 0));
}

/** The metadata of the SeldonDeployment itself, which every object has and the CRD does not describe. */
export function objectMetadata(): ObjectShape {
  return objectShape('Metadata', 0);
}

/** A part of the API by its notation, such as `Probe` or `Toleration[]`. */
export function shapeOfType(notation: string): Shape {
  return shapeOf(readField(notation).type, 0);
}

/** The fields of a type of the API. */
export function fieldsOfType(name: string): ReadonlyMap<string, FieldShape> {
  return objectShape(name, 0).fields;
}

let root: ObjectShape | undefined;
const known = new Map<string, ObjectShape>();
const BARE: ObjectShape = { kind: 'object', name: 'object', atomic: false, fields: new Map(), required: [] };

/** A type that contains itself, at some depth; at the deepest level it has no field of its own type. */
function objectShape(name: string, depth: number): ObjectShape {
  const key = `${name}/${depth}`;
  let shape = known.get(key);
  if (!shape) {
    const { fields, levels = Infinity, atomic = false } = definition(name);
    const nodes = Object.keys(fields)
      .sort()
      .map((field): [string, FieldNode] => [field, readField(fields[field].type)])
      .filter(([, node]) => depth < levels || nameOf(node.type) !== name);
    shape = {
      kind: 'object',
      name,
      atomic,
      fields: new Map(
        nodes.map(([field, node]): [string, FieldShape] => {
          const below = nameOf(node.type) === name && levels < Infinity ? depth + 1 : 0;
          return [field, new ReadField(node, below)];
        }),
      ),
      required: nodes.filter(([, { required }]) => required).map(([field]) => field),
    };
    known.set(key, shape);
  }
  return shape;
}

/** A field whose shape is read when it is asked for: most objects have few of the fields that they may have. */
class ReadField implements FieldShape {
  public readonly fallback?: string;
  public readonly atomic: boolean;
  public readonly values: readonly string[];
  private known?: Shape;

  public constructor(
    private readonly node: FieldNode,
    private readonly depth: number,
  ) {
    ({ fallback: this.fallback, atomic: this.atomic, values: this.values } = node);
  }

  public get shape(): Shape {
    return (this.known ??= shapeOf(this.node.type, this.depth));
  }
}

function shapeOf(type: TypeNode, depth: number): Shape {
  switch (type.kind) {
    case 'scalar':
      return type.scalar === 'object' ? BARE : scalarShape(type.scalar);
    case 'list':
      return { kind: 'list', items: shapeOf(type.items, depth), ...(type.keys && { keys: type.keys }) };
    case 'map':
      return { kind: 'map', values: shapeOf(type.values, depth) };
    case 'named':
      return objectShape(type.name, depth);
  }
}

const scalars = new Map<Scalar, ScalarShape>();

function scalarShape(scalar: Exclude<Scalar, 'object'>): ScalarShape {
  let shape = scalars.get(scalar);
  if (!shape) {
    scalars.set(scalar, (shape = { kind: 'scalar', scalar }));
  }
  return shape;
}

/** The named type that a type is, or contains. */
function nameOf(type: TypeNode): string | undefined {
  switch (type.kind) {
    case 'scalar':
      return undefined;
    case 'list':
      return nameOf(type.items);
    case 'map':
      return nameOf(type.values);
    case 'named':
      return type.name;
  }
}
