import { CHART_NAMES, chartOf } from './catalog';
import { type ChartWarning, type KubernetesVersion, type Release, type WebhookPem } from './chart';
import { deviating } from './deviations/deviate';
import { type IgnoredKey, ignoredKeys } from './ignored';
import { inInstallOrder } from './install-order';
import type * as valuesSchema from './values-schema';
import { RENDERED_LEVEL } from '../api/facts/kubernetes';
import { clone, type JsonObject, type Manifest } from '../private/json';
import { type ValueMap } from '../values/value';

export { CHART_NAMES };

/** How a chart is rendered, in addition to its values. */
export interface RenderOptions {
  /** The release's name. */
  readonly release: string;
  /** The release's namespace. */
  readonly namespace: string;
  /**
   * The version of Kubernetes to render for.
   * @default - 1.31.0, as Helm 3.16 without a cluster
   */
  readonly kubernetes?: KubernetesVersion;
  /**
   * Whether to render exactly what Helm renders: without our deviations, and without values that the chart does not
   * know.
   * @default false
   */
  readonly strictParity?: boolean;
  /**
   * Generates certificates for the webhook's names, if the values request self-signed ones.
   * @default - empty certificates, for callers that look at other objects
   */
  readonly webhookCertificate?: (dnsNames: string[]) => WebhookPem;
}

/** Default values of a chart: the caller's to change. */
export function chartDefaults(name: string): JsonObject {
  return clone(chartOf(name).defaults);
}

/** The version of a chart. */
export function chartVersion(name: string): string {
  return chartOf(name).version;
}

/**
 * The objects that `helm template` prints for a chart, in its order.
 *
 * @param values all of the chart's values: the defaults, and what the user gives, merged.
 * @throws InputError for an unknown chart, and if Helm would fail on the values.
 */
export function renderChart(name: string, values: ValueMap, options: RenderOptions): Manifest[] {
  const chart = chartOf(name);
  const strictParity = options.strictParity ?? false;
  const release: Release = {
    name: options.release,
    namespace: options.namespace,
    kubernetes: options.kubernetes ?? RENDERED_LEVEL,
    strictParity,
    webhookCertificate: options.webhookCertificate ?? (() => ({ caCertificate: '', certificate: '', privateKey: '' })),
  };
  return inInstallOrder(
    strictParity
      ? chart.objects(values, release)
      : deviating(chart, values, (prepared) => chart.objects(prepared, release)),
  );
}

/**
 * What users should know about values that the chart accepts.
 *
 * @param values all of the chart's values.
 */
export function chartWarnings(name: string, values: ValueMap, strictParity: boolean): ChartWarning[] {
  return chartOf(name).warnings?.(values, strictParity) ?? [];
}

/**
 * Keys that nothing reads.
 *
 * @param given what the user gives, without the chart's defaults.
 */
export function ignoredChartKeys(name: string, given: ValueMap, strictParity: boolean): IgnoredKey[] {
  return ignoredKeys(chartOf(name), given, strictParity);
}

/**
 * What users should know about their values: keys that nothing reads, and values without the effect that they seem to
 *
 * @param given what the user gives, without the chart's defaults.
 * @param values all of the chart's values.
 */
export function chartAdvice(name: string, given: ValueMap, values: ValueMap, strictParity: boolean): ChartWarning[] {
  const ignored = ignoredChartKeys(name, given, strictParity).map(
    ({ path, hint = 'check its spelling, or remove it' }): ChartWarning => ({
      path,
      message: 'nothing reads this key',
      remedy: hint,
    }),
  );
  return [...ignored, ...chartWarnings(name, values, strictParity)];
}

/** One line for people. */
export function describeAdvice({ path, message, remedy }: ChartWarning): string {
  return `${path}: ${message}; ${remedy}`;
}

/** A JSON schema of a chart's values, for editors. */
export function chartValuesSchema(name: string): JsonObject {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only editors' schemas need it
  return (require('./values-schema') as typeof valuesSchema).valuesJsonSchema(chartOf(name));
}
