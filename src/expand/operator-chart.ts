import { type OperatorConfig, operatorConfig } from './operator-config';
import { environmentOf, isConfiguration, isManager } from './operator-parts';
import { isOutdated } from './outdated-configuration';
import { OPERATOR_CHART_NAME, OPERATOR_NAMESPACE } from '../api/facts/names';
import { OPERATOR_ADDITIONS } from '../charts/operator/additions';
import { chartDefaults, renderChart } from '../charts/render';
import { type Json, type JsonObject, type Manifest, valueAt } from '../private/json';

/** An operator that values describe, with the Deployment of its manager. */
export interface DescribedOperator {
  readonly config: OperatorConfig;
  readonly manager: JsonObject;
  readonly isDescribed: true;
}

/** The configuration that the operator's chart generates from its values, including the defaults. */
export function configFromValues(values: JsonObject): OperatorConfig {
  return operatorFromPieces([], values).config;
}

/**
 * An operator that values of its chart install. Objects of it that are given in addition win, as they do when they are
 * applied in addition.
 */
export function operatorFromPieces(pieces: readonly JsonObject[], values: JsonObject): DescribedOperator {
  const rendered = renderedBy(values);
  const manager = rendered.find(isManager);
  if (manager === undefined) {
    throw new Error(`the chart ${OPERATOR_CHART_NAME} renders no manager`);
  }
  const configMap =
    pieces.find((piece) => isConfiguration(piece) && !isOutdated(piece)) ?? rendered.find(isConfiguration);
  return {
    config: operatorConfig(environmentOf(manager, pieces), configMap?.data ?? chartConfiguration()),
    manager,
    isDescribed: true,
  };
}

/** The data of the ConfigMap that the operator's chart renders without values. */
export function chartConfiguration(): Json {
  return renderedBy(chartDefaults(OPERATOR_CHART_NAME)).find(isConfiguration)?.data ?? {};
}

/** The configuration of the operator that its chart installs without values. */
export function chartOperator(): OperatorConfig {
  return configFromValues(chartDefaults(OPERATOR_CHART_NAME));
}

/** Whether the original chart reads all of these values, of which this library's chart reads more. */
export function isOriginal(values: JsonObject): boolean {
  return OPERATOR_ADDITIONS.every(({ path }) => (valueAt(values, path) ?? null) === null);
}

/** What the original chart renders, or this library's chart if the values include some that only it reads. */
function renderedBy(values: JsonObject): Manifest[] {
  return renderChart(OPERATOR_CHART_NAME, values, {
    release: 'seldon-core',
    namespace: OPERATOR_NAMESPACE,
    strictParity: isOriginal(values),
  });
}
