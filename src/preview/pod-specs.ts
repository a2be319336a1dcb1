import { child } from './pods';
import { asText, isObject, type Json, type JsonObject } from '../private/json';

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

/**
 * `Deployment seldon-system/seldon-controller-manager`; one that the API server names is called by `generateName`.
 * @param unnamed the namespace of one that names none; it is left out by default
 */
export function objectTitle({ kind, metadata }: JsonObject, unnamed?: string): string {
  const { namespace, name, generateName } = isObject(metadata) ? metadata : {};
  const [own, generated] = [name, generateName].map((each) => (isFilled(each) ? asText(each) : undefined));
  const within = isFilled(namespace) ? asText(namespace) : unnamed;
  return `${asText(kind)} ${within === undefined ? '' : `${within}/`}${own ?? generated ?? '(no name)'}`;
}

function isFilled(value: Json | undefined): value is string {
  return typeof value === 'string' && value !== '';
}
