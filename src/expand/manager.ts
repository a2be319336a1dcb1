import { MANAGER_DEPLOYMENT } from '../api/facts/names';
import { isObject, type JsonObject, maps, valueAt } from '../private/json';

const CONTAINERS = ['spec', 'template', 'spec', 'containers'];

/**
 * The operator's container in its Deployment; undefined for objects that are not an operator, and for patches of one,
 * which have no image.
 */
export function managerContainer(object: JsonObject): JsonObject | undefined {
  const container = containerOf(object);
  return container?.image === undefined ? undefined : container;
}

/** The operator's container in a patch of its Deployment; undefined for all other objects. */
export function managerPatch(object: JsonObject): JsonObject | undefined {
  const container = containerOf(object);
  return container?.image === undefined ? container : undefined;
}

function containerOf(object: JsonObject): JsonObject | undefined {
  if (object.kind !== 'Deployment' || !isObject(object.metadata) || object.metadata.name !== MANAGER_DEPLOYMENT) {
    return undefined;
  }
  const containers = maps(valueAt(object, CONTAINERS));
  return containers.find(({ name }) => name === 'manager') ?? containers[0];
}
