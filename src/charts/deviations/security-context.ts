import { manager, type Deviation } from './deviation';
import { upstream } from '../../api/facts/links';
import { OPERATOR_CHART_NAME } from '../../api/facts/names';

export const SECURITY_CONTEXT: Deviation = {
  id: 'security-context',
  chart: OPERATOR_CHART_NAME,
  summary: "`manager.containerSecurityContext` becomes the container's `securityContext`.",
  reason:
    "The chart writes its keys next to the container's own, where Kubernetes does not know them and drops them, or " +
    'rejects the Deployment.',
  see: upstream('helm-charts/seldon-core-operator/templates/deployment_seldon-controller-manager.yaml'),
  apply: (objects, values) => {
    const context = values.map('manager.containerSecurityContext');
    const { container } = manager(objects);
    for (const key of Object.keys(context)) {
      if (container[key] === context[key]) {
        delete container[key];
      }
    }
    if (Object.keys(context).length > 0) {
      container.securityContext = { ...context };
    }
    return objects;
  },
};
