import { type Json, type JsonObject, maps } from '../../private/json';
import { child } from '../pods';

/** Names by which clients outside the cluster reach what an object exposes. */
export function hostsOf(object: JsonObject): string[] {
  const spec = child(object, 'spec');
  switch (object.kind) {
    case 'Gateway':
      return maps(spec.servers).flatMap(({ hosts }) => outside(hosts));
    case 'VirtualService':
      return outside(spec.hosts);
    case 'Host':
      return outside([spec.hostname ?? null]);
    case 'Mapping':
      return outside([spec.host ?? spec.hostname ?? null]);
    case 'Ingress':
      return maps(spec.rules).flatMap(({ host }) => outside([host ?? null]));
    default:
      return [];
  }
}

/** Hosts that DNS must resolve: no wildcard for all, and no names within the cluster. */
function outside(hosts: Json | undefined): string[] {
  const names = Array.isArray(hosts) ? hosts.filter((host) => typeof host === 'string') : [];
  return names
    .map((host) => host.slice(host.indexOf('/') + 1))
    .filter((host) => host !== '*' && host.includes('.') && !WITHIN.test(host));
}

const WITHIN = /\.(svc|local)$|\.svc\./;
