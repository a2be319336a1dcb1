import { ApiObject, type JsonPatch } from 'cdk8s';
import { ManifestObject } from '../shell/manifest-object';

/** Whether an object has JSON patches; true for a version of cdk8s that holds them elsewhere. */
export function isPatched(object: ApiObject): boolean {
  const { patches } = object as unknown as { readonly patches?: JsonPatch[] };
  return !Array.isArray(patches) || patches.length > 0;
}

/** Whether the class of an object renders it in a way of its own. */
export function hasOwnToJson({ toJson }: ApiObject): boolean {
  return toJson !== ApiObject.prototype.toJson && toJson !== ManifestObject.prototype.toJson;
}
