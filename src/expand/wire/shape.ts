import { isObject, put, type Json, type JsonObject } from '../../private/json';
import { Quantity } from '../../private/quantity';

/**
 * The operator reads a SeldonDeployment into Go structs and writes it back: fields that the structs lack are gone, zero values
 * are left out, quantities are canonical, keys come in the structs' order. Shapes say how, one for each struct.
 * @see https://pkg.go.dev/encoding/json#Marshal
 */
export type Shape = 'text' | 'number' | 'flag' | 'quantity' | 'int-or-string' | 'time' | List | Dictionary | Struct;

interface List { readonly kind: 'list'; readonly of: Shape }
interface Dictionary { readonly kind: 'map'; readonly of: Shape }

interface Struct {
  readonly kind: 'struct';
  readonly fields: readonly Field[];
  readonly byName: ReadonlyMap<string, Field>;
  /** Fields that are written even where they are not given. */
  readonly mandatory: readonly Field[];
}

interface Field {
  readonly name: string;
  readonly shape: Shape;
  readonly written: Written;
  /** Place among the struct's fields. */
  readonly position: number;
}

/**
 * When Go writes a field. `pointer`: where it is given, even if zero; `nullable`: the same, and null where it is not given;
 * `omitempty`: where it is not zero; `always`: even where it is not given.
 */
type Written = 'pointer' | 'nullable' | 'omitempty' | 'always';

interface Marked { readonly shape: Shape; readonly written: Exclude<Written, 'omitempty'> }

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

/** A field behind a pointer: absent or as it is, even where that is zero. */
export function pointer(shape: Shape): Marked {
  return { shape, written: 'pointer' };
}

/** A field behind a pointer that is written as null where it is absent. */
export function nullable(shape: Shape): Marked {
  return { shape, written: 'nullable' };
}

/** A field that is written even where it is zero. */
export function always(shape: Shape): Marked {
  return { shape, written: 'always' };
}

/** A Go struct: its fields in order; a field that is neither `pointer` nor `always` is left out where it is zero. */
export function struct(shapes: Readonly<Record<string, Shape | Marked>>): Shape {
  const fields = Object.entries(shapes).map(([name, field], position): Field => typeof field === 'object' && 'written' in field
    ? { name, ...field, position }
    : { name, shape: field, written: 'omitempty', position });
  return {
    kind: 'struct',
    fields,
    byName: new Map(fields.map((field) => [field.name, field])),
    mandatory: fields.filter(({ shape, written }) => written === 'always' || written === 'nullable' || (written === 'omitempty' && isStruct(shape))),
  };
}

/** Go never leaves out a struct, and a quantity is one. */
function isStruct(shape: Shape): boolean {
  return shape === 'quantity' || (typeof shape === 'object' && shape.kind === 'struct');
}

/** A value as Go reads it and writes it back, except that empty structs and nulls are left out: a copy. */
export function decoded(value: Json, shape: Shape): Json {
  if (typeof shape === 'string') {
    return decodedScalar(value, shape);
  }
  if (shape.kind === 'list') {
    return Array.isArray(value) ? value.map((item) => decoded(item, shape.of)) : value;
  }
  if (!isObject(value)) {
    return value;
  }
  const result: JsonObject = {};
  if (shape.kind === 'map') {
    for (const key of Object.keys(value).sort(byCodePoint)) {
      put(result, key, decoded(value[key], shape.of));
    }
    return result;
  }
  for (const field of writtenFields(value, shape)) {
    const item = decodedField(value[field.name], field);
    if (item !== undefined) {
      result[field.name] = item;
    }
  }
  return result;
}

/** The fields that an object gives, and those that are written anyway, in the struct's order. */
function writtenFields(object: JsonObject, { byName, mandatory }: Struct): Field[] {
  const fields: Field[] = [];
  let isOrdered = true;
  let last = -1;
  for (const key in object) {
    const field = byName.get(key);
    if (field !== undefined && object[key] !== undefined) {
      isOrdered = isOrdered && field.position > last;
      last = field.position;
      fields.push(field);
    }
  }
  for (const field of mandatory) {
    if (object[field.name] === undefined) {
      isOrdered = isOrdered && field.position > last;
      last = field.position;
      fields.push(field);
    }
  }
  return isOrdered ? fields : fields.sort((left, right) => left.position - right.position);
}

function decodedField(value: Json | undefined, { shape, written }: Field): Json | undefined {
  if (value === undefined || value === null) {
    return written === 'pointer' || written === 'nullable' ? undefined : zero(shape, written);
  }
  const item = decoded(value, shape);
  return written === 'omitempty' && isZero(item) ? undefined : item;
}

/** What Go writes for a field that was not given. */
function zero(shape: Shape, written: 'omitempty' | 'always'): Json | undefined {
  if (typeof shape === 'object') {
    const empty = shape.kind === 'struct' ? decoded({}, shape) : {};
    return isZero(empty) ? undefined : empty;
  }
  if (shape === 'quantity') {
    return '0'; // a struct in Go, so never left out
  }
  if (written === 'omitempty') {
    return undefined;
  }
  return shape === 'text' ? '' : shape === 'flag' ? false : shape === 'time' ? undefined : 0;
}

function isZero(value: Json): boolean {
  return value === '' || value === 0 || value === false || (Array.isArray(value) && value.length === 0)
    || (isObject(value) && Object.keys(value).length === 0);
}

function decodedScalar(value: Json, shape: string): Json {
  if (shape === 'quantity' && (typeof value === 'string' || typeof value === 'number')) {
    return Quantity.parse(value)?.toString() ?? value;
  }
  if (shape === 'time' && typeof value === 'string') {
    const time = new Date(value);
    return isNaN(time.getTime()) ? value : time.toISOString().replace(/\.\d+Z$/, 'Z');
  }
  return value;
}

function byCodePoint(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** JSON text as Go writes it: keys in the structs' order, empty structs and nulls included, `<`, `>` and `&` escaped. */
export function goJson(value: Json | undefined, shape: Shape): string {
  if (typeof shape === 'string') {
    return goText(value ?? null);
  }
  if (shape.kind === 'struct') {
    return structJson(isObject(value) ? value : {}, shape);
  }
  let text = '';
  if (shape.kind === 'list') {
    if (!Array.isArray(value)) {
      return 'null';
    }
    for (const item of value) {
      text += `${text === '' ? '' : ','}${goJson(item, shape.of)}`;
    }
    return `[${text}]`;
  }
  if (!isObject(value)) {
    return 'null';
  }
  for (const key of Object.keys(value).sort(byCodePoint)) {
    text += `${text === '' ? '' : ','}${goText(key)}:${goJson(value[key], shape.of)}`;
  }
  return `{${text}}`;
}

function structJson(object: JsonObject, shape: Struct): string {
  let text = '';
  for (const field of writtenFields(object, shape)) {
    text += `${text === '' ? '' : ','}"${field.name}":${goJson(object[field.name], field.shape)}`;
  }
  return `{${text}}`;
}

/** JSON text of a scalar, or of data whose keys come in the right order, as Go writes it. */
export function goText(value: Json): string {
  if (typeof value === 'string' && PLAIN.test(value)) {
    return `"${value}"`;
  }
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]|\\[bf]/g, (found) => ESCAPED[found]);
}

/** Text that needs no escapes. */
const PLAIN = /^[\x20!#-%'-;=?-[\]-~]*$/;

const ESCAPED: Record<string, string> = {
  '<': '\\u003c', '>': '\\u003e', '&': '\\u0026', '\u2028': '\\u2028', '\u2029': '\\u2029', '\\b': '\\u0008', '\\f': '\\u000c',
};
