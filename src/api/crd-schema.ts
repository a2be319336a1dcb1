import { QUANTITY_PATTERN } from './schema/notation';
import { seldonDeployment, type FieldShape, type ObjectShape, type ScalarShape, type Shape } from './schema/shape';
import { type Json, type JsonObject } from '../private/json';
import { share } from '../private/shared';

/**
 * The schema of a SeldonDeployment in the CRD. Equal parts are the same object, which makes them fast to write: never
 * modify one.
 */
export function crdSchema(): JsonObject {
  return objectSchema(seldonDeployment(), new Map());
}

/** Schemas generated so far: a type that occurs in many places has one schema. */
type Made = Map<Shape, JsonObject>;

function schema(shape: Shape, made: Made): JsonObject {
  switch (shape.kind) {
    case 'scalar':
      return SCALARS[shape.scalar];
    case 'list':
      return {
        items: schema(shape.items, made),
        type: 'array',
        ...(shape.keys && { 'x-kubernetes-list-map-keys': [...shape.keys], 'x-kubernetes-list-type': 'map' }),
      };
    case 'map':
      return { additionalProperties: schema(shape.values, made), type: 'object' };
    case 'object':
      return objectSchema(shape, made);
  }
}

function objectSchema(shape: ObjectShape, made: Made): JsonObject {
  const before = made.get(shape);
  if (before) {
    return before;
  }
  const properties: JsonObject = {};
  for (const [name, field] of shape.fields) {
    properties[name] = fieldSchema(field, made);
  }
  const result: JsonObject = share({
    ...(shape.fields.size > 0 && { properties }),
    ...(shape.required.length > 0 && { required: [...shape.required] }),
    type: 'object',
    ...(shape.atomic && { 'x-kubernetes-map-type': 'atomic' }),
  });
  made.set(shape, result);
  return result;
}

function fieldSchema({ shape, fallback, atomic }: FieldShape, made: Made): JsonObject {
  const plain = schema(shape, made);
  return fallback === undefined && !atomic
    ? plain
    : {
        ...(fallback !== undefined && { default: fallback }),
        ...plain,
        ...(atomic && { 'x-kubernetes-map-type': 'atomic' }),
      };
}

const NUMBER_OR_TEXT: Json = [{ type: 'integer' }, { type: 'string' }];

const SCALARS: Readonly<Record<ScalarShape['scalar'], JsonObject>> = {
  string: { type: 'string' },
  boolean: { type: 'boolean' },
  int32: { format: 'int32', type: 'integer' },
  int64: { format: 'int64', type: 'integer' },
  quantity: { anyOf: NUMBER_OR_TEXT, pattern: QUANTITY_PATTERN, 'x-kubernetes-int-or-string': true },
  intOrString: { anyOf: NUMBER_OR_TEXT, 'x-kubernetes-int-or-string': true },
  time: { format: 'date-time', type: 'string' },
  'time?': { format: 'date-time', nullable: true, type: 'string' },
};
