import { type Field, type Shape, writtenFields } from './shape';
import { isObject, put, type Json, type JsonObject } from '../../private/json';
import { Quantity } from '../../private/quantity';
import { sortedKeys } from '../../private/sorted-keys';

/** A copy of a value as Go decodes and encodes it, but without empty structs and nulls. */
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
    for (const key of sortedKeys(value)) {
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

function decodedField(value: Json | undefined, { shape, written }: Field): Json | undefined {
  if (value === undefined || value === null) {
    return written === 'pointer' || written === 'nullable' ? undefined : zero(shape, written);
  }
  const item = decoded(value, shape);
  return written === 'omitempty' && isZero(item) ? undefined : item;
}

/** What Go writes for an absent field. */
function zero(shape: Shape, written: 'omitempty' | 'always'): Json | undefined {
  if (typeof shape === 'object') {
    const empty = shape.kind === 'struct' ? decoded({}, shape) : {};
    return isZero(empty) ? undefined : empty;
  }
  if (shape === 'quantity') {
    return '0'; // a struct in Go, so never omitted
  }
  if (written === 'omitempty') {
    return undefined;
  }
  if (shape === 'text') {
    return '';
  }
  if (shape === 'flag') {
    return false;
  }
  if (shape === 'time') {
    return undefined;
  }
  return 0;
}

function isZero(value: Json): boolean {
  return (
    value === '' ||
    value === 0 ||
    value === false ||
    (Array.isArray(value) && value.length === 0) ||
    (isObject(value) && Object.keys(value).length === 0)
  );
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
