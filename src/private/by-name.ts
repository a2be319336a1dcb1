import { InputError } from './errors';
import { isObject, put, type Json } from './json';
import { given } from './kind';

/**
 * The entries of a map by name. Maps have no order that every language keeps (Java shuffles them, Go sorts them), so
 * whatever turns one into a list or a string sorts it first.
 */
export function byName<T>(map: { readonly [name: string]: T }): [name: string, value: T][] {
  return Object.keys(map)
    .sort()
    .map((name) => [name, map[name]]);
}

/** Plain data with the keys of all maps sorted, for data that becomes text. */
export function sortedKeys(value: Json): Json {
  if (Array.isArray(value)) {
    return value.map(sortedKeys);
  }
  if (!isObject(value)) {
    return value;
  }
  const map = {};
  for (const [key, item] of byName(value)) {
    put(map, key, sortedKeys(item));
  }
  return map;
}

/**
 * Throws unless each name of an order is a key of the map, and there once.
 *
 * @param what the property that holds the order, and where it is
 */
export function checkOrder(what: string, order: readonly string[], map: object): void {
  given(what, order, ['find', 'a list of names']);
  const unknown = order.find((name) => !Object.hasOwn(map, name));
  if (unknown !== undefined) {
    const known =
      Object.keys(map)
        .sort()
        .map((name) => JSON.stringify(name))
        .join(', ') || 'none';
    throw new InputError(`${what} names ${JSON.stringify(unknown)}, which does not exist (known: ${known})`);
  }
  const twice = order.find((name, index) => order.indexOf(name) < index);
  if (twice !== undefined) {
    throw new InputError(`${what} names ${JSON.stringify(twice)} twice: name it once`);
  }
}
