import { OPERATOR_ADDITIONS } from './additions';
import { selfSignedIssuer, servingCertificate } from './cert-manager';
import { seldonConfig } from './config-map';
import { seldonDeploymentDefinition } from './crd';
import { OPERATOR_DEFAULTS } from './defaults';
import { withMirroredImages } from './images';
import { managerDeployment } from './manager-deployment';
import { managerRbac } from './rbac';
import { OperatorScope } from './scope';
import { selfInstallRole, selfInstallRoleBinding } from './self-install';
import { managerServiceAccount } from './service-account';
import { usageMetrics } from './usage-metrics';
import { OPERATOR_NUMBERS, OPERATOR_QUANTITIES, OPERATOR_RENAMED, OPERATOR_WORDS } from './value-kinds';
import { shapeSchemas } from './value-shapes';
import { operatorWarnings } from './warnings';
import { validatingWebhook, webhookService } from './webhook';
import { OPERATOR_CHART_NAME } from '../../api/facts/names';
import { DEFAULT_VERSION } from '../../api/facts/release';
import { type Manifest } from '../../private/json';
import { type ValueMap } from '../../values/value';
import { type Chart, type Release } from '../chart';
import { OPERATOR_DEVIATIONS } from '../deviations/operator';

/** The chart that installs the operator. */
export const OPERATOR_CHART: Chart = {
  name: OPERATOR_CHART_NAME,
  version: DEFAULT_VERSION,
  defaults: OPERATOR_DEFAULTS,
  deviations: OPERATOR_DEVIATIONS,
  open: [
    'credentials',
    'crd.annotations',
    'explainer',
    'manager.affinity',
    'manager.annotations',
    'manager.containerSecurityContext',
    'manager.nodeSelector',
    'predictor_servers',
    'storageInitializer',
  ],
  readBesides: (strictParity) => [
    'crd.forcev1',
    'crd.forcev1beta1',
    'nameOverride',
    ...(strictParity ? [] : OPERATOR_ADDITIONS.map(({ path }) => path)),
  ],
  unread: () => ({
    'crd.forceV1': 'the templates read crd.forcev1, and v1 is what they render anyway',
    'crd.forceV1beta1': 'the templates read crd.forcev1beta1, and no Kubernetes from 1.22 on accepts that CRD',
  }),
  renamed: OPERATOR_RENAMED,
  words: OPERATOR_WORDS,
  quantities: Object.keys(OPERATOR_QUANTITIES),
  numbers: OPERATOR_NUMBERS,
  shapes: shapeSchemas,
  warnings: operatorWarnings,
  objects(values: ValueMap, release: Release): Manifest[] {
    const scope = new OperatorScope(release.strictParity ? values : withMirroredImages(values), release);
    const rbac = managerRbac(scope);
    const metrics = usageMetrics(scope);
    return [
      ...servingCertificate(scope),
      ...rbac.clusterRoles,
      ...metrics.clusterRole,
      ...selfInstallRole(scope),
      ...rbac.clusterRoleBindings,
      ...metrics.clusterRoleBinding,
      ...selfInstallRoleBinding(scope),
      ...seldonConfig(scope),
      ...metrics.configMap,
      ...seldonDeploymentDefinition(scope),
      ...managerDeployment(scope),
      ...metrics.deployment,
      ...selfSignedIssuer(scope),
      ...rbac.roles,
      ...rbac.roleBindings,
      ...webhookService(scope),
      ...managerServiceAccount(scope),
      ...metrics.serviceAccount,
      ...validatingWebhook(scope),
    ];
  },
};
