import { type Construct } from 'constructs';
import { type PlatformNamespaceOptions } from './seldon-platform-props';
import { type JsonObject } from '../private/json';
import { constructId } from '../shell/construct-id';
import { ManifestObject } from '../shell/manifest-object';

/** Whether every cluster has a namespace. */
export function isGiven(name: string): boolean {
  return /^(default|kube-.*)$/.test(name);
}

/** Writes a namespace. */
export function addNamespaceObject(
  scope: Construct,
  name: string,
  { labels, annotations, injectSidecar }: PlatformNamespaceOptions,
): void {
  const injection: Record<string, string> =
    injectSidecar === undefined ? {} : { 'istio-injection': injectSidecar ? 'enabled' : 'disabled' };
  const metadata: JsonObject = { name };
  const all = { ...labels, ...injection };
  if (Object.keys(all).length > 0) {
    metadata.labels = all;
  }
  if (annotations !== undefined) {
    metadata.annotations = { ...annotations };
  }
  new ManifestObject(scope, constructId(name), { apiVersion: 'v1', kind: 'Namespace', metadata });
}
