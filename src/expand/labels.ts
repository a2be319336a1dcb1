import { isEmptyExplainer } from './explainer-kind';
import { type Deployment, type Explainer, type Node, type Predictor, type Service } from './model';
import { type Scope } from './scope';
import { EXPLAINER_LABEL, MANAGED_BY, MANAGED_BY_LABEL, SHADOW_LABEL } from '../api/facts/labels';
import { NODE_TYPES, type NodeTypeFacts } from '../api/facts/words';

/**
 * Labels for the purpose of a Service.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/labels.go addLabelsToService
 */
export function labelService(scope: Scope, service: Service, node: Node | undefined, predictor: Predictor): void {
  addLabels(scope, service.metadata.labels, node, predictor);
}

/**
 * Labels for the purpose of a Deployment and its pods; those of several nodes are combined.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/labels.go addLabelsToDeployment
 */
export function labelDeployment(
  scope: Scope,
  deployment: Deployment,
  node: Node | undefined,
  predictor: Predictor,
): void {
  addLabels(scope, deployment.metadata.labels, node, predictor);
  addLabels(scope, deployment.spec.template.metadata.labels, node, predictor);
}

function addLabels(
  { origins }: Scope,
  labels: Record<string, string>,
  node: Node | undefined,
  predictor: Predictor,
): void {
  const { shadow, explainer } = predictor;
  const role = node?.type === undefined ? explainerRole(explainer) : nodeRole(node.type);
  if (role !== undefined) {
    labels[role] = 'true';
    origins?.set(labels, role, node?.type === undefined ? [predictor, 'explainer'] : [node, 'type']);
  }
  if (shadow) {
    labels[SHADOW_LABEL] = 'true';
    origins?.set(labels, SHADOW_LABEL, [predictor, 'shadow']);
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
