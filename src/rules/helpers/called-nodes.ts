import { hasOrchestrator } from './orchestrated';
import { NODE_TYPES } from '../../api/facts/words';
import { isPrepackaged } from '../../api/servers';
import { type PredictiveUnit } from '../../api/types.generated';
import { type PlacedNode, type Subject } from '../subject';

/**
 * The nodes that an orchestrator sends requests to.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/executor/predictor/predictor_process.go
 */
export function calledNodes({ predictors }: Subject): readonly PlacedNode[] {
  return predictors.filter(hasOrchestrator).flatMap(({ nodes }) => nodes.filter(({ node }) => isCalled(node)));
}

function isCalled(node: PredictiveUnit): boolean {
  const { type, methods, implementation } = node;
  return (
    isPrepackaged(node) ||
    // The operator makes a node that says nothing a MODEL.
    (!type && !methods && implementation === undefined) ||
    (type !== 'UNKNOWN_TYPE' && Object.hasOwn(NODE_TYPES, type ?? '')) ||
    (methods ?? []).some((method) => method !== 'SEND_FEEDBACK')
  );
}
