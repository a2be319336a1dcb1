import { operatorConfig } from './operator-config';
import { isConfiguration } from './operator-parts';
import { type JsonObject } from '../private/json';

/**
 * Whether an object is the ConfigMap of an operator of another release: it registers servers, none of them with images
 * by protocol, which are all that this release reads.
 */
export function isOutdated(object: JsonObject): boolean {
  if (!isConfiguration(object)) {
    return false;
  }
  const servers = Object.values(operatorConfig(new Map(), object.data ?? {}).servers.value ?? {});
  return servers.length > 0 && servers.every((server) => Object.keys(server?.protocols ?? {}).length === 0);
}
