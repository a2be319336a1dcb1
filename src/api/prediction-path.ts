import { graphNodes } from './graph';
import { asText, type JsonObject } from '../private/json';

/**
 * The path under which a predictor serves predictions.
 *
 * The service orchestrator passes a model's name in the path on to *every* node, so it is left out for a graph of
 * several nodes.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/executor/api/rest/server.go
 */
export function predictionPath(protocol: string, predictor: JsonObject): string {
  const nodes = graphNodes(predictor.graph);
  const model = nodes.length === 1 ? asText(nodes[0].name) : undefined;
  switch (protocol) {
    case 'v2':
    case 'kfserving':
      return model === undefined ? '/v2/models/infer' : `/v2/models/${model}/infer`;
    case 'tensorflow':
      return model === undefined ? '/v1/models/:predict' : `/v1/models/${model}:predict`;
    default:
      return '/api/v1.0/predictions';
  }
}
