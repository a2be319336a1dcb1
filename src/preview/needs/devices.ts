import { type Demand } from './need';
import { type JsonObject } from '../../private/json';
import { child } from '../pods';

/** Resources that Kubernetes itself provides have no domain, or its own. */
const EXTENDED = /^(?!(?:[a-z0-9.-]+\.)?kubernetes\.io\/)[^/]+\/./;

/** The device plugins without which no node has what containers request, such as GPUs. */
export function deviceDemands(containers: readonly JsonObject[]): Demand[] {
  const names = containers.flatMap((container) => {
    const resources = child(container, 'resources');
    return ['limits', 'requests'].flatMap((part) => Object.keys(child(resources, part)));
  });
  return [...new Set(names.filter((name) => EXTENDED.test(name)))].map((name) => ({
    kind: 'Controller',
    name: devicePlugin(name),
  }));
}

/** The name of what provides an extended resource. */
export function devicePlugin(resource: string): string {
  return `the device plugin of ${resource}`;
}
