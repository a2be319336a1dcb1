import { child } from './pods';
import { asText, isObject, type JsonObject } from '../private/json';

/** A pod that an object of a cluster starts. */
export interface PodSpec {
  readonly namespace: string;
  readonly spec: JsonObject;
}

/** The pod that an object of any kind starts; undefined if it starts none. */
export function podSpecOf(object: JsonObject): PodSpec | undefined {
  const { kind } = object;
  const template =
    kind === 'CronJob' ? child(child(child(object, 'spec'), 'jobTemplate'), 'spec') : child(object, 'spec');
  const spec = kind === 'Pod' ? template : child(child(template, 'template'), 'spec');
  const { namespace } = child(object, 'metadata');
  return Array.isArray(spec.containers)
    ? { namespace: typeof namespace === 'string' && namespace !== '' ? namespace : 'default', spec }
    : undefined;
}

/** `Deployment seldon-system/seldon-controller-manager`. */
export function objectTitle({ kind, metadata }: JsonObject): string {
  const { namespace, name } = isObject(metadata) ? metadata : {};
  return `${asText(kind)} ${typeof namespace === 'string' && namespace !== '' ? `${namespace}/` : ''}${asText(name)}`;
}
