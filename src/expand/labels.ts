import { isEmptyExplainer } from './explainer-kind';
import { type Deployment, type Node, type Predictor, type Service } from './model';

/**
 * Labels that say what a Service is for.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/labels.go addLabelsToService
 */
export function labelService(service: Service, node: Node | undefined, predictor: Predictor): void {
  Object.assign(service.metadata.labels, roleLabels(node, predictor));
}

/**
 * Labels that say what a Deployment and its pods are for; those of several nodes add up.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/labels.go addLabelsToDeployment
 */
export function labelDeployment(deployment: Deployment, node: Node | undefined, predictor: Predictor): void {
  const labels = roleLabels(node, predictor);
  Object.assign(deployment.metadata.labels, labels);
  Object.assign(deployment.spec.template.metadata.labels, labels);
}

const ROLES: Readonly<Record<string, string | undefined>> = {
  ROUTER: 'seldon.io/router',
  COMBINER: 'seldon.io/combiner',
  MODEL: 'seldon.io/model',
  TRANSFORMER: 'seldon.io/transformer',
  OUTPUT_TRANSFORMER: 'seldon.io/output-transformer',
};

function roleLabels(node: Node | undefined, { shadow, explainer }: Predictor): Record<string, string> {
  const role = node?.type !== undefined
    ? Object.prototype.hasOwnProperty.call(ROLES, node.type) ? ROLES[node.type] : undefined
    : isEmptyExplainer(explainer) ? undefined : 'seldon.io/explainer';
  return {
    ...role !== undefined && { [role]: 'true' },
    ...shadow && { 'seldon.io/shadow': 'true' },
    'app.kubernetes.io/managed-by': 'seldon-core',
  };
}
