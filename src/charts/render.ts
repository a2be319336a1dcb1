import { type Chart, type ChartWarning, type KubernetesVersion, type Release, type WebhookPem } from './chart';
import { deviating } from './deviations/all';
import { ignoredKeys, type IgnoredKey } from './ignored';
import { inInstallOrder } from './install-order';
import { ABTEST_CHART } from './models/abtest';
import { MAB_CHART } from './models/mab';
import { OD_MODEL_CHART } from './models/od-model';
import { OD_TRANSFORMER_CHART } from './models/od-transformer';
import { SINGLE_MODEL_CHART } from './models/single-model';
import { OPERATOR_CHART } from './operator/chart';
import { withMirroredImages } from './operator/images';
import { valuesJsonSchema } from './values-schema';
import { InputError } from '../private/errors';
import { clone, has, type JsonObject, type Manifest } from '../private/json';
import { suggest } from '../private/suggest';
import { type ValueMap } from '../values/number';

const CHARTS: Record<string, Chart> = Object.fromEntries([
  OPERATOR_CHART, SINGLE_MODEL_CHART, ABTEST_CHART, MAB_CHART, OD_MODEL_CHART, OD_TRANSFORMER_CHART,
].map((chart) => [chart.name, chart]));

/** The charts that can be rendered. */
export const CHART_NAMES: readonly string[] = Object.keys(CHARTS);

/** How a chart is rendered, besides its values. */
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
   * Whether to render exactly what Helm renders: without our deviations, and without values that the chart does not know.
   * @default false
   */
  readonly strictParity?: boolean;
  /**
   * Gives certificates for the webhook's names, where the values ask for self-signed ones.
   * @default - empty certificates, for callers that look at other objects
   */
  readonly webhookCertificate?: (dnsNames: string[]) => WebhookPem;
}

/** Default values of a chart: the caller's to change. */
export function chartDefaults(name: string): JsonObject {
  return clone(lookUp(name).defaults);
}

/** The version of a chart. */
export function chartVersion(name: string): string {
  return lookUp(name).version;
}

/**
 * The objects that `helm template` prints for a chart, in its order.
 *
 * @param values all of the chart's values: the defaults, and what the user gives, merged.
 * @throws InputError for an unknown chart, and where Helm would fail on the values.
 */
export function renderChart(name: string, values: ValueMap, options: RenderOptions): Manifest[] {
  const chart = lookUp(name);
  const strictParity = options.strictParity ?? false;
  const release: Release = {
    name: options.release,
    namespace: options.namespace,
    kubernetes: options.kubernetes ?? { major: 1, minor: 31, preRelease: false },
    strictParity,
    webhookCertificate: options.webhookCertificate ?? (() => ({ caCertificate: '', certificate: '', privateKey: '' })),
  };
  return inInstallOrder(strictParity
    ? chart.objects(values, release)
    : deviating(chart.name, withMirroredImages(values), (prepared) => chart.objects(prepared, release)));
}

/**
 * What users should know about values that the chart accepts.
 *
 * @param values all of the chart's values.
 */
export function chartWarnings(name: string, values: ValueMap, strictParity: boolean): ChartWarning[] {
  return lookUp(name).warnings?.(values, strictParity) ?? [];
}

/**
 * Keys that nothing reads.
 *
 * @param given what the user gives, without the chart's defaults.
 */
export function ignoredChartKeys(name: string, given: ValueMap, strictParity: boolean): IgnoredKey[] {
  return ignoredKeys(lookUp(name), given, strictParity);
}

/** A JSON schema of a chart's values, for editors. */
export function chartValuesSchema(name: string): JsonObject {
  return valuesJsonSchema(lookUp(name));
}

function lookUp(name: string): Chart {
  if (has(CHARTS, name)) {
    return CHARTS[name];
  }
  const close = suggest(name, CHART_NAMES);
  throw new InputError(`unknown chart ${JSON.stringify(name)}${close ? `, did you mean '${close}'?` : ''} (known: ${CHART_NAMES.join(', ')})`);
}
