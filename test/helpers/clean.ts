import { isObject, put, type Json, type JsonObject } from '../../src/private/json';

/** A SeldonDeployment without what says nothing: nulls anywhere, empty labels and annotations of the object. */
export function cleaned(sdep: JsonObject): JsonObject {
  const result = withoutNulls(sdep) as JsonObject;
  const metadata = isObject(result.metadata) ? result.metadata : {};
  for (const key of ['labels', 'annotations']) {
    if (isObject(metadata[key]) && Object.keys(metadata[key]).length === 0) {
      delete metadata[key];
    }
  }
  return result;
}

function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) {
    return value.map(withoutNulls);
  }
  if (!isObject(value)) {
    return value;
  }
  const result: JsonObject = {};
  for (const [key, item] of Object.entries(value)) {
    if (item !== null) {
      put(result, key, withoutNulls(item));
    }
  }
  return result;
}
