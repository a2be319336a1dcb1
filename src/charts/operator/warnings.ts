import { imageWarnings } from './image-warnings';
import { nameWarnings } from './name-warnings';
import { shapeWarnings } from './shape-warnings';
import { valueWarnings } from './value-warnings';
import { ISTIO_TLS_MODES } from '../../api/facts/operator-words';
import { FIRST_BUSINESS_LICENSE_VERSION } from '../../api/facts/release';
import { isBusinessLicensed } from '../../api/versions';
import { type ValueMap } from '../../values/value';
import { type ChartWarning } from '../chart';
import { describe, describeString, Fields } from '../template/fields';

/** Values that the templates test with `if`, for which any string counts as true, even "false". */
const CONDITIONS = [
  'certManager.enabled',
  'crd.create',
  'kubeflow',
  'managerCreateResources',
  'rbac.configmap.create',
  'rbac.create',
  'serviceAccount.create',
  'singleNamespace',
  'usageMetrics.enabled',
];

/** Values that reach the manager as strings, of which only "true" counts as true. */
const SWITCHES = [
  'ambassador.enabled',
  'ambassador.singleNamespace',
  'executor.fullHealthChecks',
  'istio.enabled',
  'keda.enabled',
  'manager.deploymentNameAsPrefix',
];

/** What users should know about their values of the operator chart before they install it. */
export function operatorWarnings(values: ValueMap, strictParity: boolean): ChartWarning[] {
  const fields = new Fields(values);
  const warnings: ChartWarning[] = [];
  const warn: Warn = (path, message, remedy) => warnings.push({ path, message, remedy });
  conditions(fields, warn);
  switches(fields, warn);
  ingress(fields, warn);
  warnings.push(...valueWarnings(fields), ...nameWarnings(fields), ...imageWarnings(fields), ...shapeWarnings(fields));
  if (fields.isTrue('singleNamespace')) {
    warn(
      'singleNamespace',
      'SeldonDeployments are validated only in namespaces whose label seldon.io/controller-id is their ' + 'own name',
      'label the namespace',
    );
  }
  if (fields.isTrue('managerCreateResources')) {
    warn(
      'managerCreateResources',
      'the manager creates a new certificate and rewrites its webhook on each start, which Git never sees',
      'prefer certManager.enabled',
    );
  }
  if (fields.isTrue('crd.forcev1beta1')) {
    warn(
      'crd.forcev1beta1',
      'a CRD of apiextensions.k8s.io/v1beta1, which no Kubernetes from 1.22 on accepts, is not printed',
      'remove it',
    );
  }
  if (fields.isTrue('usageMetrics.enabled') && !strictParity) {
    warn(
      'usageMetrics.enabled',
      'nothing is installed for it: the server that Spartakus reports to is gone',
      'remove it (--strict-parity installs it anyway)',
    );
  }
  if (fields.text('executor.port') !== '8000' && strictParity) {
    warn(
      'executor.port',
      'only the executor follows it, Services go on sending to 8000',
      'leave it at 8000 (fixed without --strict-parity)',
    );
  }
  for (const path of ['image.tag', 'executor.image.tag']) {
    if (isBusinessLicensed(fields.text(path))) {
      warn(
        path,
        `releases from ${FIRST_BUSINESS_LICENSE_VERSION} on are under a business licence: running them in ` +
          'production needs a paid licence from Seldon',
        `stay with a tag before ${FIRST_BUSINESS_LICENSE_VERSION}`,
      );
    }
  }
  return warnings;
}

type Warn = (path: string, message: string, remedy: string) => void;

function conditions(fields: Fields, warn: Warn): void {
  for (const path of CONDITIONS) {
    const value = fields.at(path);
    if (value !== null && typeof value !== 'boolean') {
      warn(path, `${describe(value)} counts as ${fields.isTrue(path)}`, 'write true or false without quotes');
    }
  }
}

function switches(fields: Fields, warn: Warn): void {
  for (const path of SWITCHES) {
    const text = fields.text(path);
    if (text !== 'true' && text !== 'false' && text !== '') {
      warn(path, `${describe(fields.at(path))} counts as false`, 'write true or false');
    }
  }
}

function ingress(fields: Fields, warn: Warn): void {
  const tlsMode = fields.text('istio.tlsMode');
  if (tlsMode !== '' && !ISTIO_TLS_MODES.includes(tlsMode)) {
    const remedy = tlsMode === 'STRICT' ? 'use ISTIO_MUTUAL' : `use one of ${ISTIO_TLS_MODES.join(', ')}`;
    const mode = describeString(fields.at('istio.tlsMode'));
    warn(
      'istio.tlsMode',
      `${mode} is not a TLS mode of Istio: the manager writes DISABLE, which turns TLS off`,
      remedy,
    );
  }
  if (fields.text('istio.enabled') === 'true' && /^[^/[\]]*$/.test(fields.text('istio.gateway'))) {
    warn(
      'istio.gateway',
      'without a namespace, the gateway is looked up in the namespace of each SeldonDeployment',
      'write NAMESPACE/NAME',
    );
  }
  if (fields.text('ambassador.singleNamespace') === 'true' && fields.text('ambassador.version') === 'v2') {
    warn(
      'ambassador.singleNamespace',
      'with ambassador.version v2, the manager creates Mappings with "_" in their names, which the API server rejects',
      'set ambassador.version to v1, or ambassador.singleNamespace to false',
    );
  }
}
