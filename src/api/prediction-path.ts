import { containersOf, graphNodes } from './graph';
import { asText, type JsonObject, maps, strings } from '../private/json';

/**
 * The path under which a predictor serves predictions.
 *
 * The service orchestrator passes a model's name in the path on to *every* node, so it is left out for a graph of
 * several nodes.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/executor/api/rest/server.go
 */
export function predictionPath(protocol: string, predictor: JsonObject): string {
  const isAlone = graphNodes(predictor.graph).length === 1;
  const name = servedName(protocol, predictor);
  switch (protocol) {
    case 'v2':
    case 'kfserving':
      return isAlone ? `/v2/models/${name}/infer` : '/v2/models/infer';
    case 'tensorflow':
      return isAlone ? `/v1/models/${name}:predict` : '/v1/models/:predict';
    default:
      return '/api/v1.0/predictions';
  }
}

/**
 * The name by which the server of the root node knows its model; empty without a graph. It is the node's, unless a
 * container of TensorFlow Serving has arguments of its own, which the operator keeps.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_prepackaged_servers.go addTFServerContainer
 */
export function servedName(protocol: string, predictor: JsonObject): string {
  const node = asText(graphNodes(predictor.graph)[0]?.name ?? '');
  const own = protocol === 'tensorflow' ? argumentOf(predictor, node, '--model_name=') : undefined;
  return own ?? node;
}

/** What follows the flag in the last argument of a container that begins with it. */
function argumentOf({ componentSpecs }: JsonObject, container: string, flag: string): string | undefined {
  const { args } =
    maps(componentSpecs)
      .flatMap(containersOf)
      .find(({ name }) => name === container) ?? {};
  const found = strings(args)
    .filter((arg) => arg.startsWith(flag))
    .at(-1);
  // Kubernetes replaces variables.
  return found === undefined || found === flag || found.includes('$(') ? undefined : found.slice(flag.length);
}
