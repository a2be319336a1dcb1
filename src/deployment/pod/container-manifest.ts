import { type ContainerOptions } from './container';
import { envList } from './env-value';
import { type JsonObject } from '../../private/json';
import { fromStruct } from '../k8s/from-struct';

/** A container as Kubernetes writes it. */
export function containerManifest(name: string, { env, envOrder, ...options }: ContainerOptions): JsonObject {
  const container = fromStruct('Container', { ...options, name }) as JsonObject;
  return env || envOrder
    ? { ...container, env: envList(`container ${JSON.stringify(name)}`, env, envOrder) }
    : container;
}
