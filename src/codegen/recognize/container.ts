import { type Reading } from './context';
import { inFieldOrder } from './field-order';
import { structMembers, uniquelyNamed } from './structured';
import { Untypable } from './untypable';
import { inEnvOrder } from '../../api/env-order';
import { asText, entryOf, isObject, type Json, type JsonObject, maps } from '../../private/json';
import {
  call,
  type Expression,
  items,
  mapOf,
  type ObjectExpression,
  struct,
  structOrNothing,
  value,
} from '../expression';

/** What the operator gives every container that does not set it. */
const DEFAULTS: Readonly<Record<string, Json>> = {
  imagePullPolicy: 'IfNotPresent',
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
};

/** Members of the container of a graph node, whose name is the node's. */
export function nodeContainer(
  reading: Reading,
  type: 'NodeContainer' | 'ServerContainer' | 'ExplainerContainer',
  container: JsonObject,
  path: string,
): ObjectExpression {
  const { name, env, ...rest } = container;
  const fields = reading.exact
    ? rest
    : Object.fromEntries(Object.entries(rest).filter(([field, json]) => !saysNothing(field, json)));
  const members = structMembers(reading, type, fields as JsonObject, path);
  const all = {
    ...(type === 'ExplainerContainer' && typeof name === 'string' && { name: value(name) }),
    ...environment(env, `${path}.env`),
    ...members,
  };
  return struct(Object.fromEntries(inFieldOrder(all)));
}

function saysNothing(field: string, json: Json): boolean {
  const empty = typeof json === 'object' && json !== null && Object.keys(json).length === 0;
  return json === null || empty || entryOf(DEFAULTS, field) === json;
}

/** Environment variables by name, and their order if it is not the one that the constructs write. */
export function environment(env: Json | undefined, path: string, but: readonly string[] = []): Environment {
  if (env === undefined || env === null || (Array.isArray(env) && env.length === 0)) {
    return {};
  }
  if (!Array.isArray(env) || maps(env).length < env.length) {
    throw new Untypable(path, 'must be a list of maps');
  }
  const entries = uniquelyNamed(
    maps(env).map((variable) => [asText(variable.name ?? ''), variable] as const),
    path,
  );
  const texts = Object.fromEntries(
    entries.map(([name, { value: text }]) => [name, typeof text === 'string' ? text : undefined]),
  );
  const own = entries.filter(([name]) => !but.includes(name));
  return {
    ...(own.length > 0 && { env: mapOf(own, (variable) => envValue(variable, path)) }),
    ...ordered(
      'envOrder',
      entries.map(([name]) => name),
      (first) => inEnvOrder(texts, first),
    ),
  };
}

/** Members of a struct for environment variables. */
export interface Environment {
  readonly env?: Expression;
  readonly envOrder?: Expression;
}

/**
 * The names that must come first to get an order; none if it follows without one.
 * @param order the order in which the constructs write the names, with some first; naming one more of the wanted order
 * never spoils it
 */
export function ordered<K extends string>(
  property: K,
  names: readonly string[],
  order: (first: readonly string[]) => readonly string[],
): Partial<Record<K, Expression>> {
  const isEnough = (count: number) => order(names.slice(0, count)).every((name, i) => name === names[i]);
  let [least, most] = [0, names.length];
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    if (isEnough(middle)) {
      most = middle;
    } else {
      least = middle + 1;
    }
  }
  return least === 0 || !isEnough(least)
    ? {}
    : ({ [property]: items(names.slice(0, least).map((name) => value(name))) } as Partial<Record<K, Expression>>);
}

function envValue({ name, value: text, valueFrom, ...rest }: JsonObject, path: string): Expression {
  const unknown = Object.keys(rest);
  if (unknown.length > 0) {
    throw new Untypable(path, `variable ${asText(name)} has ${unknown.join(', ')}`);
  }
  if (!isObject(valueFrom)) {
    return call('EnvValue', 'of', value(typeof text === 'string' ? text : ''));
  }
  const [[source, from] = ['', undefined], more] = Object.entries(valueFrom);
  if (!isObject(from) || more !== undefined) {
    throw new Untypable(path, `variable ${asText(name)} has no source, or several`);
  }
  return call('EnvValue', ...sourceOf(source, from, `${path}.${asText(name)}`));
}

function sourceOf(source: string, from: JsonObject, path: string): [method: string, ...args: Expression[]] {
  const args = (names: readonly string[], optional: readonly string[]): Expression[] => {
    const unknown = Object.keys(from).filter((key) => ![...names, ...optional].includes(key));
    const given = names.map((key) => from[key]);
    if (unknown.length > 0 || given.some((text) => typeof text !== 'string')) {
      throw new Untypable(path, `no EnvValue expresses ${source} with ${Object.keys(from).join(', ')}`);
    }
    const options = structOrNothing(Object.fromEntries(optional.map((key) => [key, scalar(from[key])])));
    return [...given.map((text) => value(text as string)), ...(options ? [options] : [])];
  };
  switch (source) {
    case 'secretKeyRef':
      return ['fromSecret', ...args(['name', 'key'], ['optional'])];
    case 'configMapKeyRef':
      return ['fromConfigMap', ...args(['name', 'key'], ['optional'])];
    case 'fieldRef':
      return ['fromField', ...args(['fieldPath'], [])];
    case 'resourceFieldRef':
      return ['fromResource', ...args(['resource'], ['containerName', 'divisor'])];
    default:
      throw new Untypable(path, `no EnvValue expresses ${source}`);
  }
}

function scalar(json: Json | undefined): Expression | undefined {
  return json === undefined || json === null || typeof json === 'object' ? undefined : value(json);
}
