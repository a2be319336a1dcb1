import { type JsonObject } from '../../private/json';

/**
 * The operator decodes a SeldonDeployment into Go structs and encodes it again: fields that the structs lack are lost,
 * zero values are omitted, quantities are canonical, keys are in the structs' order. A shape describes one struct.
 * @see https://pkg.go.dev/encoding/json#Marshal
 */
export type Shape = 'text' | 'number' | 'flag' | 'quantity' | 'int-or-string' | 'time' | List | Dictionary | Struct;

interface List {
  readonly kind: 'list';
  readonly of: Shape;
}
interface Dictionary {
  readonly kind: 'map';
  readonly of: Shape;
}

/** A Go struct. Its layout is read with the first value of it: few structs are part of most manifests. */
export class Struct {
  public readonly kind = 'struct';
  private known?: Layout;

  public constructor(private readonly shapes: () => Readonly<Record<string, Shape | Marked>>) {}

  public get layout(): Layout {
    return (this.known ??= layoutOf(this.shapes()));
  }
}

interface Layout {
  readonly fields: readonly Field[];
  readonly byName: ReadonlyMap<string, Field>;
  /** Fields that are written even if they are absent. */
  readonly mandatory: readonly Field[];
}

export interface Field {
  readonly name: string;
  /** The name as in JSON, with the colon. */
  readonly key: string;
  readonly shape: Shape;
  readonly written: Written;
  /** Position among the struct's fields. */
  readonly position: number;
}

/**
 * When Go writes a field. `pointer`: if it is present, even if zero; `nullable`: the same, and null if it is absent;
 * `omitempty`: if it is not zero; `always`: even if it is absent.
 */
export type Written = 'pointer' | 'nullable' | 'omitempty' | 'always';

type Marked = Pick<Field, 'shape' | 'written'>;

export const TEXT: Shape = 'text';
export const NUMBER: Shape = 'number';
export const FLAG: Shape = 'flag';
export const QUANTITY: Shape = 'quantity';
export const INT_OR_STRING: Shape = 'int-or-string';
export const TIME: Shape = 'time';

export function list(of: Shape): Shape {
  return { kind: 'list', of };
}

export function map(of: Shape): Shape {
  return { kind: 'map', of };
}

/** A pointer field: absent, or written as it is, even if that is zero. */
export function pointer(shape: Shape): Marked {
  return { shape, written: 'pointer' };
}

/** A pointer field that is written as null if it is absent. */
export function nullable(shape: Shape): Marked {
  return { shape, written: 'nullable' };
}

/** A field that is written even if it is zero. */
export function always(shape: Shape): Marked {
  return { shape, written: 'always' };
}

/** A Go struct: its fields in order; a field that is neither `pointer` nor `always` is omitted if it is zero. */
export function struct(shapes: () => Readonly<Record<string, Shape | Marked>>): Struct {
  return new Struct(shapes);
}

function layoutOf(shapes: Readonly<Record<string, Shape | Marked>>): Layout {
  const fields = Object.entries(shapes).map(([name, field], position): Field =>
    typeof field === 'object' && 'written' in field
      ? { ...field, name, key: `"${name}":`, position }
      : { name, key: `"${name}":`, shape: field, written: 'omitempty', position },
  );
  return {
    fields,
    byName: new Map(fields.map((field) => [field.name, field])),
    mandatory: fields.filter(
      ({ shape, written }) =>
        written === 'always' || written === 'nullable' || (written === 'omitempty' && isStruct(shape)),
    ),
  };
}

/** Go never omits a struct, and quantities and times are some. */
function isStruct(shape: Shape): boolean {
  return shape === 'quantity' || shape === 'time' || (typeof shape === 'object' && shape.kind === 'struct');
}

/** The fields that an object has, and those that are written anyway, in the struct's order. */
export function writtenFields(object: JsonObject, { layout: { byName, mandatory } }: Struct): Field[] {
  const fields: Field[] = [];
  for (const key in object) {
    const field = byName.get(key);
    if (field !== undefined && object[key] !== undefined) {
      insert(fields, field);
    }
  }
  for (const field of mandatory) {
    if (object[field.name] === undefined) {
      insert(fields, field);
    }
  }
  return fields;
}

/** Inserts a field among a few that are in order. */
function insert(fields: Field[], field: Field): void {
  let index = fields.length;
  fields.push(field);
  for (; index > 0 && fields[index - 1].position > field.position; index--) {
    fields[index] = fields[index - 1];
  }
  fields[index] = field;
}
