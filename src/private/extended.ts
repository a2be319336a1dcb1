import { put, type Json, type JsonObject } from './json';

/**
 * Adds what another object has to an object, as `{ ...object, ...more }` does. The build writes such literals with it,
 * because Node 20 is slow to make them (`scripts/object-spread.js`). Unlike `Object.assign`, it takes `__proto__` for a
 * key.
 */
export function extended(object: object, more: unknown): object {
  if (typeof more !== 'object' || more === null || !Object.hasOwn(more, '__proto__')) {
    return Object.assign(object, more);
  }
  for (const [key, value] of Object.entries(more)) {
    put(object as JsonObject, key, value as Json);
  }
  return object;
}
