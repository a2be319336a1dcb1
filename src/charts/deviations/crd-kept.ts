import { definition, type Deviation } from './deviation';
import { CRD_SYNC_OPTIONS, KEEP_ANNOTATIONS } from '../../api/crd-keep';
import { OPERATOR_CHART_NAME } from '../../api/facts/names';
import { isObject } from '../../private/json';

export const CRD_KEPT: Deviation = {
  id: 'crd-kept',
  chart: OPERATOR_CHART_NAME,
  summary:
    'The CRD carries `helm.sh/resource-policy: keep` and `argocd.argoproj.io/sync-options: ' +
    `${CRD_SYNC_OPTIONS}\`; \`crd.annotations\` win.`,
  reason:
    'Uninstalling or pruning the operator deletes the CRD, and with it every SeldonDeployment and all their pods.',
  see: 'https://github.com/SeldonIO/seldon-core/issues/890',
  apply: (objects) => {
    const crd = definition(objects);
    if (crd) {
      crd.metadata.annotations = {
        ...KEEP_ANNOTATIONS,
        ...(isObject(crd.metadata.annotations) && crd.metadata.annotations),
      };
    }
    return objects;
  },
};
