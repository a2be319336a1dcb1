import { managerContainer, managerPatch } from './manager';
import { OPERATOR_CONFIG_MAP } from '../api/facts/names';
import { asText, type JsonObject, maps, valueAt } from '../private/json';

/** Whether an object contains a part of an operator's configuration. */
export function isOperatorPart(object: JsonObject): boolean {
  return isManager(object) || managerPatch(object) !== undefined || isConfiguration(object);
}

/** Whether an object is the Deployment of a manager. */
export function isManager(object: JsonObject): boolean {
  return managerContainer(object) !== undefined;
}

/** Whether an object is the ConfigMap of an operator. */
export function isConfiguration(object: JsonObject): boolean {
  return object.kind === 'ConfigMap' && valueAt(object, 'metadata.name') === OPERATOR_CONFIG_MAP;
}

/** The variables of a manager; those in patches override its own. */
export function environmentOf(manager: JsonObject, beside: readonly JsonObject[]): Map<string, string> {
  const containers = [managerContainer(manager), ...beside.map(managerPatch)];
  const variables = containers
    .flatMap((container) => maps(container?.env))
    .filter(({ valueFrom }) => valueFrom === undefined);
  return new Map(variables.map(({ name, value }) => [asText(name), asText(value ?? '')]));
}
