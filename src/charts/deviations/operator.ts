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

/** Deviations from the operator's chart, in the order in which they apply. */
export const OPERATOR_DEVIATIONS: readonly Deviation[] = [
  NO_USAGE_METRICS,
  CA_INJECTION,
  CRD_KEPT,
  CRD_NO_UNKNOWN_FIELDS,
  SERVICE_ACCOUNT,
  EXECUTOR_PORT,
  SECURITY_CONTEXT,
  RESTRICTED_MANAGER,
  MANAGER_PROBES,
];
