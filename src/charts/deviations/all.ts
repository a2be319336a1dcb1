import { ABTEST_REPLICAS } from './abtest-replicas';
import { ABTEST_TRAFFIC } from './abtest-traffic';
import { CA_INJECTION } from './ca-injection';
import { CRD_KEPT } from './crd-kept';
import { CRD_NO_UNKNOWN_FIELDS } from './crd-no-unknown-fields';
import { type Deviation } from './deviation';
import { EXECUTOR_PORT } from './executor-port';
import { MANAGER_PROBES } from './manager-probes';
import { NO_USAGE_METRICS } from './no-usage-metrics';
import { RESTRICTED_MANAGER } from './restricted-manager';
import { SECURITY_CONTEXT } from './security-context';
import { SERVICE_ACCOUNT } from './service-account';
import { WHOLE_NUMBERS } from './whole-numbers';
import { type Manifest } from '../../private/json';
import { type ValueMap } from '../../values/number';
import { Fields } from '../template/fields';

/** All deviations, in the order in which they apply. */
export const DEVIATIONS: readonly Deviation[] = [
  WHOLE_NUMBERS, NO_USAGE_METRICS, CA_INJECTION, CRD_KEPT, CRD_NO_UNKNOWN_FIELDS, SERVICE_ACCOUNT, EXECUTOR_PORT, SECURITY_CONTEXT,
  RESTRICTED_MANAGER, MANAGER_PROBES, ABTEST_TRAFFIC, ABTEST_REPLICAS,
];

/** The objects that `render` gives for a chart, with our deviations from it. */
export function deviating(chart: string, values: ValueMap, render: (values: ValueMap) => Manifest[]): Manifest[] {
  const deviations = DEVIATIONS.filter((deviation) => deviation.chart === undefined || deviation.chart === chart);
  const prepared = deviations.reduce((changed, deviation) => deviation.prepare?.(changed) ?? changed, values);
  const fields = new Fields(prepared);
  return deviations.reduce((changed, deviation) => deviation.apply?.(changed, fields) ?? changed, render(prepared));
}
