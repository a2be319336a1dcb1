import { type DroppedField, type SchemaError } from './verdict';
import { Walk } from './walk';
import { isObject, type Json, type JsonObject } from '../../private/json';
import { objectMetadata } from '../schema/shape';

/**
 * Unknown fields and wrong types in the metadata of the object itself. The API server decodes it into its own type
 * instead of checking the CRD's schema: one field of a wrong type rejects the object, and unknown fields are only
 * reported if all types fit.
 */
export function checkMetadata(metadata: Json | undefined): {
  readonly pruned: readonly DroppedField[];
  readonly schema: readonly SchemaError[];
} {
  if (metadata === undefined || metadata === null) {
    return { pruned: [], schema: [] };
  }
  const { pruned, schema, decode } = new Walk(objectMetadata(), ['metadata']).run(
    isObject(metadata) ? { ...metadata, managedFields: [] } : metadata,
  );
  const misfits = [...schema, ...decode].map(({ field, path, detail }): SchemaError => ({
    type: 'FieldValueInvalid',
    field,
    path,
    detail,
  }));
  return misfits.length > 0 ? { pruned: [], schema: misfits } : { pruned, schema: [] };
}

/** Metadata as it is stored: in a map of strings, Go reads null as an empty string. */
export function storedMetadata(metadata: Json): Json {
  if (!isObject(metadata)) {
    return metadata;
  }
  let stored = metadata;
  for (const field of ['labels', 'annotations']) {
    const map = metadata[field];
    if (isObject(map) && Object.values(map).includes(null)) {
      const filled = Object.entries(map).map(([key, value]) => [key, value ?? '']);
      stored = { ...stored, [field]: Object.fromEntries(filled) as JsonObject };
    }
  }
  return stored;
}
