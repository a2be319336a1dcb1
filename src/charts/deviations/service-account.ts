import { type Deviation } from './deviation';
import { upstream } from '../../api/facts/links';
import { OPERATOR_CHART_NAME } from '../../api/facts/names';
import { type JsonObject } from '../../private/json';

export const SERVICE_ACCOUNT: Deviation = {
  id: 'service-account',
  chart: OPERATOR_CHART_NAME,
  summary: 'All role bindings name the account of `serviceAccount.name`.',
  reason:
    'Two bindings of the chart always refer to `seldon-manager`, so a manager with another account cannot read ' +
    'Secrets or create its webhook.',
  see: upstream('helm-charts/seldon-core-operator/templates/clusterrolebinding_seldon-manager-sas-rolebinding.yaml'),
  apply: (objects, values) => {
    for (const { kind, subjects } of objects) {
      if (kind === 'ClusterRoleBinding') {
        (subjects as JsonObject[])[0].name = values.text('serviceAccount.name');
      }
    }
    return objects;
  },
};
