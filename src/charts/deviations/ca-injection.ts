import { type Deviation } from './deviation';
import { upstream } from '../../api/facts/links';
import { OPERATOR_CHART_NAME } from '../../api/facts/names';
import { isObject } from '../../private/json';

const ANNOTATION = 'cert-manager.io/inject-ca-from';

export const CA_INJECTION: Deviation = {
  id: 'ca-injection',
  chart: OPERATOR_CHART_NAME,
  summary: `The annotation \`${ANNOTATION}\` is on webhook and CRD only with \`certManager.enabled\`.`,
  reason: 'If cert-manager is in the cluster, it looks for a Certificate that does not exist, and logs errors forever.',
  see: upstream('helm-charts/seldon-core-operator/templates/webhook.yaml'),
  apply: (objects, values) => {
    if (!values.isTrue('certManager.enabled')) {
      for (const { metadata } of objects) {
        if (isObject(metadata.annotations)) {
          delete metadata.annotations[ANNOTATION];
        }
      }
    }
    return objects;
  },
};
