import { isEmptyExplainer } from './explainer-kind';
import { type Deployment, type Node, type Predictor, type Service } from './model';

/**
 * Labels that say what a Service is for.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/labels.go addLabelsToService
 */
export function labelService(service: Service, node: Node | undefined, predictor: Predictor): void {
  addLabels(service.metadata.labels, node, predictor);
}

/**
 * Labels that say what a Deployment and its pods are for; those of several nodes add up.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/labels.go addLabelsToDeployment
 */
export function labelDeployment(deployment: Deployment, node: Node | undefined, predictor: Predictor): void {
  addLabels(deployment.metadata.labels, node, predictor);
  addLabels(deployment.spec.template.metadata.labels, node, predictor);
}

const ROLES: Readonly<Record<string, string | undefined>> = {
  ROUTER: 'seldon.io/router',
  COMBINER: 'seldon.io/combiner',
  MODEL: 'seldon.io/model',
  TRANSFORMER: 'seldon.io/transformer',
  OUTPUT_TRANSFORMER: 'seldon.io/output-transformer',
};

function addLabels(labels: Record<string, string>, node: Node | undefined, { shadow, explainer }: Predictor): void {
  const role = node?.type !== undefined
    ? Object.prototype.hasOwnProperty.call(ROLES, node.type) ? ROLES[node.type] : undefined
    : isEmptyExplainer(explainer) ? undefined : 'seldon.io/explainer';
  if (role !== undefined) {
    labels[role] = 'true';
  }
  if (shadow) {
    labels['seldon.io/shadow'] = 'true';
  }
  labels['app.kubernetes.io/managed-by'] = 'seldon-core';
}
