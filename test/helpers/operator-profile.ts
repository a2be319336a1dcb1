import { load } from 'js-yaml';
import { referenceText } from './reference';
import { chartDefaults } from '../../src/charts/render';
import { configFromValues } from '../../src/expand/operator-chart';
import { type OperatorConfig } from '../../src/expand/operator-config';
import { isObject, type JsonObject } from '../../src/private/json';

/** The operator's configuration under which a set of expansions was measured. */
export function operatorProfile(profile: string): OperatorConfig {
  return configOf(load(referenceText(`measured/expand/${profile}.values.yaml`)) as JsonObject);
}

/** The operator's configuration from values over the chart's defaults. */
export function configOf(values: JsonObject): OperatorConfig {
  return configFromValues(merged(chartDefaults('seldon-core-operator'), values));
}

function merged(base: JsonObject, over: JsonObject): JsonObject {
  const result = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = base[key];
    result[key] = isObject(value) && isObject(below) ? merged(below, value) : value;
  }
  return result;
}
