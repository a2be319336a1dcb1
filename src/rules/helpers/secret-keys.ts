import { isObject, type JsonObject } from '../../private/json';

/** The keys of a Secret or ConfigMap; undefined if it is unknown, or empty and filled elsewhere. Never reads values. */
export function secretKeys(secret: JsonObject | undefined): readonly string[] | undefined {
  const keys = [secret?.data, secret?.stringData, secret?.binaryData].flatMap((map) =>
    isObject(map) ? Object.keys(map) : [],
  );
  return keys.length === 0 ? undefined : keys;
}
