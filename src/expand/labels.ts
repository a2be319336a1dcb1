import { isEmptyExplainer } from './explainer-kind';
import { type Deployment, type Explainer, type Node, type Predictor, type Service } from './model';
import { EXPLAINER_LABEL, MANAGED_BY, MANAGED_BY_LABEL, SHADOW_LABEL } from '../api/facts/labels';
import { NODE_TYPES, type NodeTypeFacts } from '../api/facts/words';

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

function addLabels(labels: Record<string, string>, node: Node | undefined, { shadow, explainer }: Predictor): void {
  const role = node?.type === undefined ? explainerRole(explainer) : nodeRole(node.type);
  if (role !== undefined) {
    labels[role] = 'true';
  }
  if (shadow) {
    labels[SHADOW_LABEL] = 'true';
  }
  labels[MANAGED_BY_LABEL] = MANAGED_BY;
}

function nodeRole(type: string): string | undefined {
  const types: Readonly<Record<string, NodeTypeFacts>> = NODE_TYPES;
  return Object.hasOwn(types, type) ? types[type].label : undefined;
}

function explainerRole(explainer: Explainer | undefined): string | undefined {
  return isEmptyExplainer(explainer) ? undefined : EXPLAINER_LABEL;
}
