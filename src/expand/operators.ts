import { managerContainer, managerPatch } from './manager';
import { type OperatorConfig, operatorConfig } from './operator-config';
import { OPERATOR_CONFIG_MAP, OPERATOR_NAMESPACE } from '../api/facts/names';
import { maps } from '../api/graph';
import { OPERATOR_ADDITIONS } from '../charts/operator/additions';
import { chartDefaults, renderChart } from '../charts/render';
import { type Json, type JsonObject, type Manifest } from '../private/json';
import { valueAt } from '../private/value-at';

/** An operator: how it is configured, and the Deployment of its manager where that is known. */
export interface Operator {
  readonly config: OperatorConfig;
  readonly manager?: JsonObject;
}

const OPERATOR_CHART = 'seldon-core-operator';

/** Whether an object holds a part of an operator's configuration. */
export function isOperatorPart(object: JsonObject): boolean {
  return isManager(object) || managerPatch(object) !== undefined || isConfiguration(object);
}

/** The configuration that the operator's chart makes from its values: all of them, the defaults included. */
export function configFromValues(values: JsonObject): OperatorConfig {
  return configFromPieces([], values);
}

/**
 * The configuration of an operator that values of its chart install, where some of its objects are given beside them: these win, as
 * what is applied in addition does.
 */
export function configFromPieces(pieces: readonly JsonObject[], values: JsonObject): OperatorConfig {
  const rendered = renderedBy(values);
  const manager = rendered.find(isManager);
  if (manager === undefined) {
    throw new Error(`the chart ${OPERATOR_CHART} renders no manager`);
  }
  const configMap = pieces.find(isConfiguration) ?? rendered.find(isConfiguration);
  return operatorConfig(environmentOf(manager, pieces), configMap?.data ?? defaultData());
}

/** The configuration of the first operator among objects. */
export function configFromObjects(objects: readonly JsonObject[]): OperatorConfig | undefined {
  return operatorsAmong(objects)[0]?.config;
}

/**
 * The operators among objects: each is the Deployment of a manager, with patches of it and the ConfigMap beside it, wherever these
 * are. What names no namespace is beside every one.
 */
export function operatorsAmong(objects: readonly JsonObject[]): Operator[] {
  return objects.filter(isManager).map((manager) => {
    const beside = objects.filter((object) => isBeside(object, manager));
    const configMap = beside.find(isConfiguration);
    return { manager, config: operatorConfig(environmentOf(manager, beside), configMap?.data ?? defaultData()) };
  });
}

function isManager(object: JsonObject): boolean {
  return managerContainer(object) !== undefined;
}

function isConfiguration(object: JsonObject): boolean {
  return object.kind === 'ConfigMap' && valueAt(object, 'metadata.name') === OPERATOR_CONFIG_MAP;
}

function isBeside(object: JsonObject, manager: JsonObject): boolean {
  const [own, other] = [object, manager].map((each) => valueAt(each, 'metadata.namespace') ?? '');
  return own === other || own === '' || other === '';
}

/** A manager that creates its own resources starts with those of the chart's defaults. */
function defaultData(): Json {
  return renderedBy(chartDefaults(OPERATOR_CHART)).find(isConfiguration)?.data ?? {};
}

/** What the chart itself renders; with values that only this library's chart reads, what that one does. */
function renderedBy(values: JsonObject): Manifest[] {
  return renderChart(OPERATOR_CHART, values, {
    release: 'seldon-core',
    namespace: OPERATOR_NAMESPACE,
    strictParity: OPERATOR_ADDITIONS.every(({ path }) => (valueAt(values, path) ?? null) === null),
  });
}

/** The variables of a manager, those of patches over its own. */
function environmentOf(manager: JsonObject, beside: readonly JsonObject[]): Map<string, string> {
  const containers = [managerContainer(manager), ...beside.map(managerPatch)];
  const variables = containers
    .flatMap((container) => maps(container?.env))
    .filter(({ valueFrom }) => valueFrom === undefined);
  return new Map(variables.map(({ name, value }) => [String(name), String(value ?? '')]));
}
