import { type Level, levelOf, pathOf } from './field-place';
import { type JsonObject } from '../../private/json';
import { formatPath, type Segment } from '../../private/path';

/** Resources, which are keys below `requests` and `limits`; extended ones have the domain of their vendor. */
const RESOURCE = /^(cpu|memory|ephemeral-storage|gpu|[a-z][a-z0-9.-]*\.[a-z]+\/[a-z0-9.-]+)$/;

const TARGET = /^target(CPU|Memory)UtilizationPercentage$/;

/**
 * What to do instead of writing an unknown field that no level has under this name, because its name is a key, because
 * it belongs to an older API, or because only other objects have it; undefined if the word has no such meaning. In an
 * endpoint, the same applies to known fields, which the operator overwrites.
 */
export function meantPlace(object: JsonObject, path: readonly Segment[]): string | undefined {
  const name = String(path[path.length - 1]);
  const parent = path.slice(0, -1);
  const at = (level: Level): string => formatPath(pathOf(level, object, parent));
  const target = TARGET.exec(name);
  if (target !== null) {
    const resource = target[1].toLowerCase();
    const metric = `{type: Resource, resource: {name: ${resource}, target: {type: Utilization, averageUtilization: ...}}}`;
    return `write it in ${at('autoscaler')}.metricsv2: [${metric}]`;
  }
  const container = containerAround(object, path);
  if (RESOURCE.test(name) && container !== undefined) {
    const key = name === 'gpu' ? 'nvidia.com/gpu' : name;
    const place = (list: string): string => formatPath([...container, 'resources', list, key]);
    return `move it to ${key.includes('/') ? place('limits') : `${place('requests')} or limits.${key}`}`;
  }
  if (name === 'secretName' && container !== undefined) {
    return (
      `for variables, write ${formatPath(container)}.envFrom[].secretRef.name; ` +
      `for files, ${at('pod')}.volumes[].secret.secretName`
    );
  }
  if (parent[parent.length - 1] === 'endpoint') {
    return parent[parent.length - 2] === 'explainer' ? explainerEndpointPlace(name) : endpointPlace(name, at);
  }
  return undefined;
}

/** The container that an unknown field in it, in its resources, or at a level around it is meant for. */
function containerAround(object: JsonObject, path: readonly Segment[]): Segment[] | undefined {
  const parent = path.slice(0, -1);
  const owner = parent[parent.length - 1] === 'resources' ? parent.slice(0, -1) : parent;
  if (
    /^(initContainers|containers)$/.test(String(owner[owner.length - 2])) ||
    owner[owner.length - 1] === 'containerSpec'
  ) {
    return owner;
  }
  switch (levelOf(owner)) {
    case undefined:
      return undefined;
    case 'orchestrator':
      return owner;
    case 'explainer':
      return pathOf('explainerContainer', object, owner);
    default:
      return pathOf('container', object, [...owner, 'resources']);
  }
}

/** The operator sets hosts and ports itself; ports come from the container. */
function endpointPlace(name: string, at: (level: Level) => string): string | undefined {
  const write = (kind: string): string =>
    `write the port in ${at('container')}.ports: [{name: ${kind}, containerPort: ...}]`;
  if (/^((service|container|target|http|rest)?_?port)$/i.test(name)) {
    return write('http');
  }
  if (/^grpc_?port$/i.test(name)) {
    return write('grpc');
  }
  return /^((service)?_?(host|name)|url|uri|address)$/i.test(name)
    ? 'remove it: the operator sets the address of each node'
    : undefined;
}

/** What to do instead of writing a port by its kind in the endpoint of an explainer, which has only one port. */
export const EXPLAINER_PORTS = {
  http: 'write service_port',
  grpc: 'remove it: explainers only accept HTTP',
} as const;

function explainerEndpointPlace(name: string): string | undefined {
  if (/^grpc_?port$/i.test(name)) {
    return EXPLAINER_PORTS.grpc;
  }
  return /^(http|rest)?_?port$/i.test(name) ? EXPLAINER_PORTS.http : undefined;
}
