import { parseDuration } from './values/duration';
import { type EnvValues, type NodeValues } from './values/sections/nodes';
import { type ServerContainer } from '../deployment/pod/container';
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

/** Quantities as texts. */
export function amounts(values: Readonly<Record<string, string | number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, amount]) => [name, String(amount)]));
}

/** The fields of a container as Kubernetes names them, which structs take as they are. */
export function containerOf({
  startup,
  ...fields
}: NonNullable<NodeValues['container']>): Omit<ServerContainer, 'image' | 'env' | 'resources'> {
  return { ...fields, ...(startup === undefined ? {} : { startup: parseDuration(startup) }) };
}
