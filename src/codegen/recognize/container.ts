import { byName, structMembers } from './structured';
import { Untypable } from './untypable';
import { maps } from '../../api/graph';
import { isObject, type Json, type JsonObject } from '../../private/json';
import { call, type Expression, mapOf, type ObjectExpression, struct, structOrNothing, value } from '../expression';
import { type Reading } from './context';

/** What the operator gives every container that says nothing. */
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
  return struct({
    ...(type === 'ExplainerContainer' && typeof name === 'string' && { name: value(name) }),
    image: members.image,
    env: environment(env, `${path}.env`),
    ...members,
  });
}

function saysNothing(field: string, json: Json): boolean {
  const empty = typeof json === 'object' && json !== null && Object.keys(json).length === 0;
  return json === null || empty || DEFAULTS[field] === json;
}

/** Environment variables by name. */
export function environment(env: Json | undefined, path: string): Expression | undefined {
  if (env === undefined || env === null || (Array.isArray(env) && env.length === 0)) {
    return undefined;
  }
  if (!Array.isArray(env) || maps(env).length < env.length) {
    throw new Untypable(path, 'must be a list of maps');
  }
  const entries = byName(
    maps(env).map((variable) => [String(variable.name ?? ''), variable] as const),
    path,
  );
  return mapOf(entries, (variable) => envValue(variable, path));
}

function envValue({ name, value: text, valueFrom, ...rest }: JsonObject, path: string): Expression {
  const unknown = Object.keys(rest);
  if (unknown.length > 0) {
    throw new Untypable(path, `variable ${String(name)} has ${unknown.join(', ')}`);
  }
  if (!isObject(valueFrom)) {
    return call('EnvValue', 'of', value(typeof text === 'string' ? text : ''));
  }
  const [[source, from] = ['', undefined], more] = Object.entries(valueFrom);
  if (!isObject(from) || more !== undefined) {
    throw new Untypable(path, `variable ${String(name)} has no source, or several`);
  }
  return call('EnvValue', ...sourceOf(source, from, `${path}.${String(name)}`));
}

function sourceOf(source: string, from: JsonObject, path: string): [method: string, ...args: Expression[]] {
  const args = (names: readonly string[], optional: readonly string[]): Expression[] => {
    const unknown = Object.keys(from).filter((key) => ![...names, ...optional].includes(key));
    const given = names.map((key) => from[key]);
    if (unknown.length > 0 || given.some((text) => typeof text !== 'string')) {
      throw new Untypable(path, `no EnvValue says ${source} with ${Object.keys(from).join(', ')}`);
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
      throw new Untypable(path, `no EnvValue says ${source}`);
  }
}

function scalar(json: Json | undefined): Expression | undefined {
  return json === undefined || json === null || typeof json === 'object' ? undefined : value(json);
}
