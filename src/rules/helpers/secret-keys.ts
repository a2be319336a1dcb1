import { isObject, type JsonObject } from '../../private/json';

/** The keys of a Secret or ConfigMap; undefined for one that is not here, or empty here and filled by somebody else. Values are never looked at. */
export function secretKeys(secret: JsonObject | undefined): readonly string[] | undefined {
  const keys = [secret?.data, secret?.stringData, secret?.binaryData].flatMap((map) =>
    isObject(map) ? Object.keys(map) : [],
  );
  return keys.length === 0 ? undefined : keys;
}
