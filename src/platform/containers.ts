import { parseDuration } from './values/duration';
import { type EnvValues, type NodeValues } from './values/sections/nodes';
import { type GraphContainerOptions } from '../deployment/pod/container';
import { EnvValue } from '../deployment/pod/env-value';

/** Environment variables by name. */
export function envOf(env: EnvValues): Record<string, EnvValue> {
  return Object.fromEntries(
    Object.entries(env).map(([name, value]) => [
      name,
      typeof value === 'string' ? EnvValue.of(value) : EnvValue._from(value),
    ]),
  );
}

/** Requests and limits; YAML reads `1` as a number. */
export function resourcesOf({ requests, limits }: NonNullable<NodeValues['resources']>): {
  requests?: Record<string, string>;
  limits?: Record<string, string>;
} {
  return { requests: requests && amounts(requests), limits: limits && amounts(limits) };
}

/** Quantities as strings. */
export function amounts(values: Readonly<Record<string, string | number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, amount]) => [name, String(amount)]));
}

/** The fields of a container as Kubernetes names them, which structs take as they are. */
export function containerOf({
  startup,
  ...fields
}: NonNullable<NodeValues['container']>): Omit<GraphContainerOptions, 'env' | 'resources'> {
  return { ...fields, ...(startup === undefined ? {} : { startup: parseDuration(startup) }) };
}

/** The container that the keys of a node describe, apart from its image; nothing is set that they do not say. */
export function nodeContainer({
  env,
  envOrder,
  resources,
  container,
}: Pick<NodeValues, 'env' | 'envOrder' | 'resources' | 'container'>): GraphContainerOptions {
  return {
    ...(env && { env: envOf(env) }),
    ...(envOrder && { envOrder: [...envOrder] }),
    ...(resources && { resources: resourcesOf(resources) }),
    ...(container && containerOf(container)),
  };
}
