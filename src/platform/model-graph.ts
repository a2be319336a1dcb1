import { nodeContainer } from './containers';
import { type Stores } from './stores';
import { type GraphValues, type NodeValues } from './values/sections/nodes';
import { type VersionValues } from './values/sections/versions';
import { implementationOf } from '../api/facts/servers';
import { EndpointType, type Endpoint } from '../deployment/graph/endpoint';
import { GraphNode } from '../deployment/graph/graph-node';
import {
  type BuiltInNodeOptions,
  LoggerMode,
  Method,
  type NodeOptions,
  type RequestLogger,
} from '../deployment/graph/node-options';
import { Parameter, ParameterType } from '../deployment/graph/parameter';
import { PrepackagedServer } from '../deployment/graph/prepackaged-server';
import { type NodeContainer, type ServerContainer } from '../deployment/pod/container';
import { entryOf } from '../private/json';

/** The name of the graph node, and so of the container, of a model without a graph that names none. */
const NODE = 'model';

/** The inference graph of a version. */
export function graphOf(version: VersionValues, stores: Stores): GraphNode {
  return version.graph
    ? tree(version.graph, version.nodes ?? {}, stores)
    : nodeOf(version.node ?? NODE, version, stores);
}

function tree({ name, children }: GraphValues, nodes: Readonly<Record<string, NodeValues>>, stores: Stores): GraphNode {
  const node = nodeOf(name, entryOf(nodes, name)!, stores);
  return children === undefined ? node : node.to(...children.map((child) => tree(child, nodes, stores)));
}

function nodeOf(name: string, values: NodeValues, stores: Stores): GraphNode {
  const logger = values.logger && loggerOf(values.logger);
  if (values.builtIn !== undefined) {
    return builtIn(name, values.builtIn, values.ratioA, {
      logger,
      endpoint: values.endpoint && endpointOf(values.endpoint),
    });
  }
  const { parameters, parameterOrder, endpoint } = values;
  const options: NodeOptions = {
    parameters: parameters && parametersOf(parameters),
    parameterOrder: parameterOrder && [...parameterOrder],
    logger,
    endpoint: endpoint && endpointOf(endpoint),
  };
  const artifact = stores.artifact(values);
  const container: ServerContainer = { image: values.image, ...nodeContainer(values) };
  if (values.server !== undefined) {
    const said = Object.values(container).some((part) => part !== undefined);
    return GraphNode.server(name, PrepackagedServer.of(implementationOf(values.server)), {
      ...options,
      artifact,
      container: said ? container : undefined,
    });
  }
  const own = { ...options, artifact, container: { ...container, image: values.image! } as NodeContainer };
  const methods = values.methods?.map((method) => Method[method]);
  switch (values.type ?? 'MODEL') {
    case 'MODEL':
      return GraphNode.model(name, { ...own, methods });
    case 'ROUTER':
      return GraphNode.router(name, { ...own, methods });
    case 'COMBINER':
      return GraphNode.combiner(name, { ...own, methods });
    case 'TRANSFORMER':
      return GraphNode.transformer(name, { ...own, methods });
    case 'OUTPUT_TRANSFORMER':
      return GraphNode.outputTransformer(name, { ...own, methods });
    case 'UNKNOWN_TYPE':
      return GraphNode.custom(name, { ...own, methods: methods ?? [] });
  }
}

function builtIn(
  name: string,
  kind: NonNullable<NodeValues['builtIn']>,
  ratioA: number | undefined,
  options: BuiltInNodeOptions,
): GraphNode {
  switch (kind) {
    case 'RANDOM_ABTEST':
      return GraphNode.abTest(name, { ratioA: ratioA ?? 0.5, ...options });
    case 'AVERAGE_COMBINER':
      return GraphNode.averageCombiner(name, options);
    case 'SIMPLE_MODEL':
      return GraphNode.simpleModel(name, options);
    case 'SIMPLE_ROUTER':
      return GraphNode.simpleRouter(name, options);
  }
}

const LOGGER_MODES = { all: LoggerMode.ALL, request: LoggerMode.REQUEST, response: LoggerMode.RESPONSE } as const;

export function loggerOf({ mode = 'all', url }: NonNullable<NodeValues['logger']>): RequestLogger {
  return { mode: LOGGER_MODES[mode], url };
}

export function endpointOf({ type, ...rest }: NonNullable<NodeValues['endpoint']>): Endpoint {
  return { ...(type && { type: EndpointType[type] }), ...rest };
}

function parametersOf(parameters: NonNullable<NodeValues['parameters']>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'object' ? Parameter.of(ParameterType[value.type], value.value) : value,
    ]),
  );
}
