import { type Deviation } from './deviation';
import { upstream } from '../../api/facts/links';
import { OPERATOR_CHART_NAME } from '../../api/facts/names';
import { asText } from '../../private/scalar';

export const NO_USAGE_METRICS: Deviation = {
  id: 'no-usage-metrics',
  chart: OPERATOR_CHART_NAME,
  summary: '`usageMetrics.enabled` installs nothing: no Spartakus in `kube-system`.',
  reason:
    'Spartakus reports to a server that is gone, from an archived image, with permissions on all nodes; every tutorial turns it on.',
  see: upstream('helm-charts/seldon-core-operator/templates/deployment_seldon-spartakus-volunteer.yaml'),
  apply: (objects) => objects.filter(({ metadata }) => !asText(metadata.name).startsWith('seldon-spartakus')),
};
