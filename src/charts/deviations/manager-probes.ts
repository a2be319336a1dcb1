import { manager, type Deviation } from './deviation';
import { OPERATOR_CHART_NAME } from '../../api/facts/names';

export const MANAGER_PROBES: Deviation = {
  id: 'manager-probes',
  chart: OPERATOR_CHART_NAME,
  summary: 'The manager is ready when its webhook listens, and alive while its metrics answer.',
  reason:
    'Without probes it counts as ready before the webhook listens: the first SeldonDeployments fail with "connection refused".',
  see: 'https://github.com/SeldonIO/seldon-core/issues/669',
  apply: (objects) => {
    const { container } = manager(objects);
    container.readinessProbe = { tcpSocket: { port: 'webhook-server' }, periodSeconds: 5 };
    container.livenessProbe = {
      httpGet: { path: '/metrics', port: 'metrics' },
      initialDelaySeconds: 15,
      periodSeconds: 20,
    };
    return objects;
  },
};
