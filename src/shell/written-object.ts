import { type ApiObject } from 'cdk8s';
import { type ManifestObject } from './manifest-object';
import { type JsonObject } from '../private/json';

/** An object of any class as it is written, for readers that change nothing in it. */
export function writtenObject(object: ApiObject): JsonObject {
  return isOwn(object) ? object._written() : (object.toJson() as JsonObject);
}

/** Any object of cdk8s counts as an instance of its subclasses. */
function isOwn(object: ApiObject): object is ManifestObject {
  return '_written' in object && typeof object._written === 'function';
}
