import { FIRST_GRPC_PORT, FIRST_HTTP_PORT } from './facts/ports';
import { containersOf, graphNodes } from './graph';
import { isPrepackaged } from './servers';
import { asNumber, asText, has, type JsonObject, maps } from '../private/json';

/** Ports that a graph node listens on. */
export interface NodePorts {
  readonly http: number;
  readonly grpc: number;
}

/**
 * The ports that the operator assigns to the container of each graph node, by predictor and node.
 *
 * Ports are numbered in the order of the containers of all predictors, and belong to a container's *name*: a node of
 * the same name in the next predictor has the same ports. A port that the container itself names `http` or `grpc` wins.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/apis/machinelearning.seldon.io/v1/defaults.go
 */
export function nodePorts(
  spec: JsonObject,
  firstHttp = FIRST_HTTP_PORT,
  firstGrpc = FIRST_GRPC_PORT,
): Map<string, NodePorts>[] {
  const numbers = new Map<string, number>();
  const number = (name: string) => {
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  };
  return maps(spec.predictors).map((predictor) => {
    const ports = new Map<string, NodePorts>();
    const nodes = graphNodes(predictor.graph);
    const assign = (name: string, container: JsonObject) => {
      const index = number(name);
      if (!ports.has(name) && nodes.some((node) => node.name === name)) {
        ports.set(name, {
          http: namedPort(container, 'http') ?? firstHttp + index,
          grpc: namedPort(container, 'grpc') ?? firstGrpc + index,
        });
      }
    };
    for (const component of maps(predictor.componentSpecs)) {
      for (const container of containersOf(component)) {
        assign(asText(container.name ?? ''), container);
      }
    }
    for (const node of nodes) {
      if (isPrepackaged(node)) {
        assign(asText(node.name ?? ''), {});
      }
    }
    return ports;
  });
}

function namedPort(container: JsonObject, name: string): number | undefined {
  const port = maps(container.ports).find((candidate) => candidate.name === name);
  return port && has(port, 'containerPort') ? asNumber(port.containerPort) : undefined;
}
