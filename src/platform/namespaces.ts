import { type Construct } from 'constructs';
import { type PlatformValues } from './values/sections';
import { type JsonObject } from '../private/json';
import { ManifestObject } from '../shell/manifest-object';

/** Namespaces that every cluster has. */
const GIVEN = /^(default|kube-.*)$/;

/** Writes the namespaces that values define, and those that others among the names need. */
export function addNamespaces(scope: Construct, defined: NonNullable<PlatformValues['namespaces']>, needed: Iterable<string>): void {
  const names = [...new Set([...Object.keys(defined), ...needed])].filter((name) => !GIVEN.test(name)).sort();
  for (const name of names) {
    const { labels, annotations, injectSidecar, create } = defined[name] ?? {};
    if (create !== false) {
      const injection: Record<string, string> = injectSidecar === undefined ? {} : { 'istio-injection': injectSidecar ? 'enabled' : 'disabled' };
      const metadata: JsonObject = { name };
      const all = { ...labels, ...injection };
      if (Object.keys(all).length > 0) {
        metadata.labels = all;
      }
      if (annotations !== undefined) {
        metadata.annotations = { ...annotations };
      }
      new ManifestObject(scope, name, { apiVersion: 'v1', kind: 'Namespace', metadata });
    }
  }
}
