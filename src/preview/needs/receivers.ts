import { type Demand } from './need';
import { KIND } from '../../api/facts/group';
import { graphNodes } from '../../api/graph';
import { type Json, type JsonObject, maps } from '../../private/json';
import { podSpecOf } from '../pod-specs';
import { child, containersOf } from '../pods';

/** Where Seldon's receiver of request logs stores payloads. */
const ELASTICSEARCH_HOST = 'ELASTICSEARCH_HOST';

/** An IP address, which needs no name. */
const ADDRESS = /^[0-9.]+$|^\[/;

/** The Services, controllers and hosts to which an object sends payloads of requests. */
export function receiversOf(object: JsonObject): Demand[] {
  const { namespace } = child(object, 'metadata');
  const own = typeof namespace === 'string' && namespace !== '' ? namespace : 'default';
  return [...loggerHosts(object), ...elasticsearchHosts(object)]
    .filter((host) => !ADDRESS.test(host))
    .map((host) => demandOf(host, own));
}

function loggerHosts({ kind, spec }: JsonObject): string[] {
  if (kind !== KIND) {
    return [];
  }
  return maps(child({ spec }, 'spec').predictors)
    .flatMap(({ graph }) => graphNodes(graph))
    .map((node) => hostOf(child(node, 'logger').url))
    .filter((host) => host !== undefined);
}

function elasticsearchHosts(object: JsonObject): string[] {
  const pod = podSpecOf(object);
  return (pod ? containersOf(pod.spec).running : [])
    .flatMap(({ env }) => maps(env))
    .filter(({ name, value }) => name === ELASTICSEARCH_HOST && typeof value === 'string' && value !== '')
    .map(({ value }) => value as string);
}

/** The host of an absolute URL. */
function hostOf(url: Json | undefined): string | undefined {
  return typeof url === 'string' ? /^https?:\/\/(?:[^/@]*@)?([^/:]+)/i.exec(url)?.[1] : undefined;
}

/** What answers at a host, as a pod in a namespace resolves it. */
function demandOf(host: string, own: string): Demand {
  const [, name, namespace = own] =
    /^([a-z0-9-]+)(?:\.([a-z0-9-]+)(?:\.svc(?:\.cluster\.local)?)?)?\.?$/.exec(host.toLowerCase()) ?? [];
  if (namespace === 'knative-eventing') {
    return { kind: 'Controller', name: 'Knative Eventing' };
  }
  return name === undefined ? { kind: 'Host', name: host } : { kind: 'Service', name, namespace };
}
