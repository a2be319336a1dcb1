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
import { type JsonObject, type Manifest } from '../../private/json';
import { Fields } from '../template/fields';

/** All deviations, in the order in which they apply. */
export const DEVIATIONS: readonly Deviation[] = [
  NO_USAGE_METRICS, CA_INJECTION, CRD_KEPT, CRD_NO_UNKNOWN_FIELDS, SERVICE_ACCOUNT, EXECUTOR_PORT, SECURITY_CONTEXT, RESTRICTED_MANAGER,
  MANAGER_PROBES, ABTEST_TRAFFIC, ABTEST_REPLICAS,
];

/** A chart's objects with our deviations from it. */
export function deviate(chart: string, objects: Manifest[], values: JsonObject): Manifest[] {
  const fields = new Fields(values);
  return DEVIATIONS
    .filter((deviation) => deviation.chart === chart)
    .reduce((changed, deviation) => deviation.apply(changed, fields), objects);
}
