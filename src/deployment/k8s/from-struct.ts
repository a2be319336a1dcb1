import type * as Definitions from '../../api/schema/definitions';
import { memberName } from '../../api/schema/member';
import { readField, type TypeNode } from '../../api/schema/notation';
import { InputError } from '../../private/errors';
import { type Json, type JsonObject, put } from '../../private/json';
import { isResolvedLater } from '../../private/resolved-later';

/**
 * A struct as the API writes it: fields by their upstream names (`hostIP` for `hostIp`), only those that are set.
 * A member that the API does not define is kept unchanged, and so is a value that is resolved later.
 *
 * Throws if the struct was one that is resolved later, of which nothing can be read.
 * @param name the type's upstream name, such as `PodSpec`
 */
export function fromStruct(name: string, struct: object): JsonObject {
  // Properties were taken from it on the way here, and others merged into it, so that only its producer is left.
  if ('producer' in struct && isResolvedLater(struct.producer)) {
    throw new InputError(
      `all of a ${name} is resolved later (Lazy): give its fields, of which each may have a value that is resolved later`,
    );
  }
  const result: JsonObject = {};
  const { fields, members } = reading(name);
  for (const [member, value] of Object.entries(struct)) {
    if (value !== undefined && value !== null) {
      const field = members.get(member) ?? member;
      const type = fields.get(field);
      put(result, field, type ? convert(type, value) : (value as Json));
    }
  }
  return result;
}

interface Reading {
  readonly fields: ReadonlyMap<string, TypeNode>;
  /** Upstream names of the members that have different names. */
  readonly members: ReadonlyMap<string, string>;
}

const readings = new Map<string, Reading>();

function reading(name: string): Reading {
  let known = readings.get(name);
  if (!known) {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- most programs give no structs, and need no types
    const { definition } = require('../../api/schema/definitions') as typeof Definitions;
    const fields = Object.entries(definition(name).fields);
    known = {
      fields: new Map(fields.map(([field, { type }]) => [field, readField(type).type])),
      members: new Map(fields.map(([field]) => [memberName(field), field])),
    };
    readings.set(name, known);
  }
  return known;
}

function convert(type: TypeNode, value: unknown): Json {
  if (typeof value !== 'object' || value === null || isResolvedLater(value)) {
    return value as Json;
  }
  if (type.kind === 'named') {
    return fromStruct(type.name, value);
  }
  if (type.kind === 'list') {
    return Array.isArray(value) ? value.map((item) => convert(type.items, item)) : (value as Json);
  }
  if (type.kind === 'map') {
    const map: JsonObject = {};
    for (const [key, item] of Object.entries(value)) {
      put(map, key, convert(type.values, item));
    }
    return map;
  }
  return '_toValue' in value && typeof value._toValue === 'function' ? (value._toValue() as Json) : (value as Json);
}
