import { type Reading } from './context';
import { inFieldOrder } from './field-order';
import { Untypable } from './untypable';
import { memberName } from '../../api/schema/member';
import { byName, sortedKeys } from '../../private/by-name';
import { isObject, type Json, type JsonObject } from '../../private/json';
import { type ApiType, type TypeRef } from '../assembly';
import { call, constant, data, type Expression, items, mapOf, struct, value } from '../expression';

/**
 * Plain data as members of a struct, under the names that the struct has for the fields (`hostIp` for `hostIP`).
 *
 * @param but fields that the caller writes itself
 * @throws Untypable if the struct cannot express something
 */
export function structMembers(
  reading: Reading,
  name: string,
  json: JsonObject,
  path: string,
  but: readonly string[] = [],
): Record<string, Expression | undefined> {
  const type = reading.assembly.type(name);
  if (!type) {
    throw new Untypable(path, `there is no struct ${name}`);
  }
  const fields = inFieldOrder(json).filter(
    ([field, item]) =>
      item !== null &&
      !but.includes(field) &&
      // The API server drops what it does not know.
      (reading.exact || type.properties.has(memberName(field))),
  );
  return Object.fromEntries(
    fields.map(([field, item]) => [memberName(field), member(reading, type, field, item, `${path}.${field}`)]),
  );
}

function member(reading: Reading, type: ApiType, field: string, json: Json, path: string): Expression {
  const property = type.properties.get(memberName(field));
  if (!property) {
    throw new Untypable(path, `${type.name} has no such property`);
  }
  return structured(reading, property.type, json, path);
}

function structured(reading: Reading, ref: TypeRef, json: Json, path: string): Expression {
  switch (ref.kind) {
    case 'primitive':
      return primitive(ref.name, json, path);
    case 'list':
      if (!Array.isArray(json)) {
        throw new Untypable(path, 'must be a list');
      }
      return items(json.map((item, i) => structured(reading, ref.of, item, `${path}[${i}]`)));
    case 'map':
      return mapOf(orderedEntries(json, path), (item) => structured(reading, ref.of, item, path));
    case 'named':
      return named(reading, reading.assembly.resolve(ref), json, path);
  }
}

function named(reading: Reading, type: ApiType | undefined, json: Json, path: string): Expression {
  if (type?.kind === 'struct' && isObject(json)) {
    return struct(structMembers(reading, type.name, json, path));
  }
  if (type?.kind === 'enum' && typeof json === 'string' && type.words.includes(json)) {
    return constant(type.name, json);
  }
  if (type?.name === 'k8s.IntOrString' && (typeof json === 'number' || typeof json === 'string')) {
    return call(type.name, typeof json === 'number' ? 'fromNumber' : 'fromString', value(json));
  }
  throw new Untypable(path, 'is of another type');
}

function primitive(type: string, json: Json, path: string): Expression {
  if (type === 'any' || type === 'json') {
    return data(sortedKeys(json));
  }
  // Quantities are strings here, and YAML reads `1` as a number.
  if (type === 'string' && typeof json === 'number') {
    return value(String(json));
  }
  if (typeof json !== type || json === null || typeof json === 'object') {
    throw new Untypable(path, `must be a ${type}`);
  }
  return value(json);
}

/** The entries of a map, by name. */
export function orderedEntries(json: Json, path: string): [string, Json][] {
  if (!isObject(json)) {
    throw new Untypable(path, 'must be a map');
  }
  const entries = byName(json);
  const odd = entries.find(([key]) => key === '__proto__');
  if (odd) {
    throw new Untypable(path, `has a key ${JSON.stringify(odd[0])}`);
  }
  return entries;
}

/** Entries of a list with names, if a map keeps them all. */
export function uniquelyNamed<T>(
  entries: readonly (readonly [string, T])[],
  path: string,
): readonly (readonly [string, T])[] {
  const names = entries.map(([name]) => name);
  const repeated = names.find((name, i) => names.indexOf(name) < i);
  if (repeated !== undefined) {
    throw new Untypable(path, `has ${JSON.stringify(repeated)} twice, which a map cannot`);
  }
  const odd = names.find((name) => name === '__proto__' || name === '');
  if (odd !== undefined) {
    throw new Untypable(path, `${JSON.stringify(odd)} cannot be a key of a map`);
  }
  return entries;
}
