import { type PlatformParts } from './platform-parts';
import { byName } from '../private/by-name';
import { type Problems } from './values/problems';
import { isClusterScoped } from '../api/scopes';
import { InputError } from '../private/errors';
import { asText, isObject, type JsonObject, type Manifest } from '../private/json';
import { constructId } from '../shell/construct-id';
import { hasObject } from '../shell/has-object';
import { ManifestObject } from '../shell/manifest-object';

/**
 * Adds objects that values give as they are, each with the name of its entry unless it has one, in a namespace that is
 * written.
 */
export function addExtra(
  platform: PlatformParts,
  extra: Readonly<Record<string, JsonObject>>,
  problems: Problems,
): void {
  for (const [name, object] of byName(extra)) {
    problems.attempt(['extra', name], () => addObject(platform, name, object));
  }
}

function addObject(platform: PlatformParts, name: string, object: JsonObject): ManifestObject {
  const metadata: JsonObject = { name, ...(isObject(object.metadata) ? object.metadata : {}) };
  const manifest = { ...object, metadata } as Manifest;
  const { apiVersion, kind } = manifest;
  if (hasObject(platform, manifest)) {
    throw new InputError(
      `${kind} ${asText(metadata.name)} is already written by another key of the values: change that one`,
    );
  }
  if (typeof metadata.namespace === 'string' && !isClusterScoped(apiVersion, kind)) {
    platform._needNamespace(metadata.namespace);
  }
  const chart = kind === 'CustomResourceDefinition' ? platform._extraCrds : platform.extra;
  return new ManifestObject(chart, constructId(name), manifest);
}
