import { defaultConfiguration } from './default-operator';
import { type OperatorConfig, operatorConfig } from './operator-config';
import { environmentOf, isConfiguration, isManager } from './operator-parts';
import { isOutdated } from './outdated-configuration';
import { asText, type JsonObject, valueAt } from '../private/json';

/** An operator: its configuration, and the Deployment of its manager if that is known. */
export interface Operator {
  readonly config: OperatorConfig;
  readonly manager?: JsonObject;
  /** Whether values describe it, which do not say in which namespace it is installed. */
  readonly isDescribed?: boolean;
}

/** The configuration of the first operator among objects. */
export function configFromObjects(objects: readonly JsonObject[]): OperatorConfig | undefined {
  return operatorsAmong(objects)[0]?.config;
}

/**
 * The operators among objects: each is the Deployment of a manager, with its patches and the ConfigMap of the same
 * namespace, in any order. An object without a namespace belongs to every operator.
 */
export function operatorsAmong(objects: readonly JsonObject[]): Operator[] {
  return objects.filter(isManager).map((manager) => {
    const beside = objects.filter((object) => isBeside(object, manager));
    const configMap = beside.find((object) => isConfiguration(object) && isMeant(object, manager));
    return {
      manager,
      config: operatorConfig(environmentOf(manager, beside), configMap?.data ?? defaultConfiguration()),
    };
  });
}

/** One of an earlier release, such as a fixture of tests, is that of a manager only in the namespace of the manager. */
function isMeant(configMap: JsonObject, manager: JsonObject): boolean {
  const [own, other] = namespacesOf(configMap, manager);
  return own === other || !isOutdated(configMap);
}

function isBeside(object: JsonObject, manager: JsonObject): boolean {
  const [own, other] = namespacesOf(object, manager);
  return own === other || own === '' || other === '';
}

function namespacesOf(...objects: readonly JsonObject[]): string[] {
  return objects.map((each) => asText(valueAt(each, 'metadata.namespace') ?? ''));
}
