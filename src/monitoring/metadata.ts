import { type Json, type JsonObject } from '../private/json';

/** Metadata with only what was given. */
export function metadata(
  name: string,
  namespace: string | undefined,
  labels: Record<string, string> | undefined,
): JsonObject {
  const given: Record<string, Json | undefined> = { name, namespace, labels: labels && { ...labels } };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as JsonObject;
}
