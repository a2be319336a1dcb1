import { crdSpec } from '../../src/api/crd';
import { isObject, type Json, type JsonObject } from '../../src/private/json';

const SCHEMA = ((crdSpec().versions as JsonObject[])[0].schema as JsonObject).openAPIV3Schema as JsonObject;

/** A SeldonDeployment as the API server stores it: without the fields that it drops, with its defaults. */
export function stored(sdep: JsonObject): JsonObject {
  return { ...sdep, spec: pruned(sdep.spec, (SCHEMA.properties as JsonObject).spec as JsonObject) };
}

function pruned(value: Json, schema: JsonObject): Json {
  if (Array.isArray(value)) {
    return isObject(schema.items) ? value.map((item) => pruned(item, schema.items as JsonObject)) : value;
  }
  const { properties, additionalProperties } = schema;
  if (!isObject(value) || (!isObject(properties) && !isObject(additionalProperties))) {
    return value;
  }
  const result: JsonObject = {};
  for (const [key, item] of Object.entries(value)) {
    const field = isObject(properties) ? properties[key] : additionalProperties;
    if (isObject(field) && (item !== null || field.nullable === true)) {
      result[key] = pruned(item, field);
    }
  }
  for (const [key, field] of Object.entries(isObject(properties) ? properties : {})) {
    if (isObject(field) && field.default !== undefined) {
      result[key] ??= field.default;
    }
  }
  return result;
}
