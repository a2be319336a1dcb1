import { bindNode, type BoundNode, type NodeContext, type NodeParts } from './bound-node';
import { checkLogger } from './logger-url';
import {
  type AbTestOptions,
  type BuiltInNodeOptions,
  type ContainerNodeOptions,
  type CustomNodeOptions,
  type ServerNodeOptions,
} from './node-options';
import { Parameter, parameterList } from './parameter';
import { type PrepackagedServer } from './prepackaged-server';
import { includesParts } from './same-parts';
import { BUILT_IN_IMPLEMENTATIONS } from '../../api/facts/words';
import { InputError } from '../../private/errors';
import { ARTIFACT, checkKinds, given, type Kinds } from '../../private/kind';

const SERVER = ['name', 'a PrepackagedServer such as PrepackagedServer.SKLEARN'] as const;
const KINDS: Kinds<NodeParts> = {
  artifact: ARTIFACT,
  serverParameters: ['_for', 'a ServerParameters such as ServerParameters.triton({ ... })'],
};
const CHILD = ['_nodes', 'a GraphNode, as in to(first, second)'] as const;

/**
 * A node of an inference graph, which owns its container: the two always have the same name. Nodes are immutable: `to`
 * returns a new one.
 * @see https://docs.seldon.io/projects/seldon-core/en/v1.17.1/graph/inference-graph.html
 */
export class GraphNode {
  /**
   * A model: answers a request.
   * @param name name of the node and of its container: a DNS label of at most 48 characters
   * @param options container, artifact of the model, methods, endpoint and logger
   */
  public static model(name: string, options: ContainerNodeOptions): GraphNode {
    return new GraphNode(name, { ...options, type: 'MODEL' });
  }

  /**
   * A router: sends a request to one of its children.
   * @param name name of the node and of its container: a DNS label of at most 48 characters
   * @param options container, artifact of the model, methods, endpoint and logger
   */
  public static router(name: string, options: ContainerNodeOptions): GraphNode {
    return new GraphNode(name, { ...options, type: 'ROUTER' });
  }

  /**
   * A combiner: sends a request to all of its children and merges their responses.
   * @param name name of the node and of its container: a DNS label of at most 48 characters
   * @param options container, artifact of the model, methods, endpoint and logger
   */
  public static combiner(name: string, options: ContainerNodeOptions): GraphNode {
    return new GraphNode(name, { ...options, type: 'COMBINER' });
  }

  /**
   * A transformer: changes a request before its children see it.
   * @param name name of the node and of its container: a DNS label of at most 48 characters
   * @param options container, artifact of the model, methods, endpoint and logger
   */
  public static transformer(name: string, options: ContainerNodeOptions): GraphNode {
    return new GraphNode(name, { ...options, type: 'TRANSFORMER' });
  }

  /**
   * An output transformer: changes the responses of its children.
   * @param name name of the node and of its container: a DNS label of at most 48 characters
   * @param options container, artifact of the model, methods, endpoint and logger
   */
  public static outputTransformer(name: string, options: ContainerNodeOptions): GraphNode {
    return new GraphNode(name, { ...options, type: 'OUTPUT_TRANSFORMER' });
  }

  /**
   * An outlier detector: a transformer that tags requests unlike its training data, and passes them on.
   * @param name name of the node and of its container: a DNS label of at most 48 characters
   * @param options container, artifact of the model, methods, endpoint and logger
   */
  public static outlierDetector(name: string, options: ContainerNodeOptions): GraphNode {
    return GraphNode.transformer(name, options);
  }

  /**
   * A node of type UNKNOWN_TYPE: its methods determine when it is called.
   * @param name name of the node and of its container: a DNS label of at most 48 characters
   * @param options container, methods to call, endpoint and logger
   */
  public static custom(name: string, options: CustomNodeOptions): GraphNode {
    return new GraphNode(name, { ...options, type: 'UNKNOWN_TYPE' });
  }

  /**
   * A model in a prepackaged server.
   * @param name name of the node and of its container: a DNS label of at most 48 characters
   * @param server the prepackaged server, such as `PrepackagedServer.SKLEARN`
   * @param options artifact of the model, parameters of the server, and container
   */
  public static server(name: string, server: PrepackagedServer, options: ServerNodeOptions = {}): GraphNode {
    return new GraphNode(name, {
      ...options,
      implementation: given(`the server of node ${JSON.stringify(name)}`, server, SERVER).name,
    });
  }

  /**
   * Sends each request to one of two children at random. Runs in the service orchestrator.
   * @param name name of the node
   * @param options the share of requests for the first child, and the logger
   */
  public static abTest(name: string, options: AbTestOptions): GraphNode {
    if (!(options.ratioA >= 0 && options.ratioA <= 1)) {
      throw new InputError(`ratioA of node ${JSON.stringify(name)} must be from 0 to 1, got ${options.ratioA}`);
    }
    const { ratioA, ...rest } = options;
    return new GraphNode(name, {
      ...rest,
      implementation: 'RANDOM_ABTEST',
      parameters: { ratioA: Parameter.float(ratioA) },
    });
  }

  /**
   * A combiner that averaged the responses of its children in the old Java engine. The executor has none: it returns
   * the response of the first child. Synthesis fails with SELDON258, unless an existing SeldonDeployment silences the
   * rule.
   *
   * @param name name of the node
   * @param options endpoint and logger
   * @deprecated use `combiner`, with an image that averages
   */
  public static averageCombiner(name: string, options: BuiltInNodeOptions = {}): GraphNode {
    return new GraphNode(name, { ...options, implementation: 'AVERAGE_COMBINER' });
  }

  /**
   * A model that always returned the same response in the old Java engine. The executor has none: it answers with the
   * request itself. Synthesis fails with SELDON258, unless an existing SeldonDeployment silences the rule.
   *
   * @param name name of the node
   * @param options endpoint and logger
   * @deprecated use `model`, with an image
   */
  public static simpleModel(name: string, options: BuiltInNodeOptions = {}): GraphNode {
    return new GraphNode(name, { ...options, implementation: 'SIMPLE_MODEL' });
  }

  /**
   * A router that always chose its first child in the old Java engine. The executor has none: it calls all children and
   * returns the response of the first. Synthesis fails with SELDON258, unless an existing SeldonDeployment silences the
   * rule.
   *
   * @param name name of the node
   * @param options endpoint and logger
   * @deprecated use `router` with an image, or `abTest`
   */
  public static simpleRouter(name: string, options: BuiltInNodeOptions = {}): GraphNode {
    return new GraphNode(name, { ...options, implementation: 'SIMPLE_ROUTER' });
  }

  private constructor(
    /** Name of the node, and of its container. */
    public readonly name: string,
    private readonly parts: NodeParts,
    private readonly below?: readonly GraphNode[],
  ) {
    const where = `node ${JSON.stringify(name)}`;
    checkKinds(parts, KINDS, where);
    parameterList(name, parts.parameters); // throws here rather than far away
    checkLogger(`the logger of ${where}`, parts.logger);
  }

  /** The nodes that this one sends requests to. */
  public get children(): GraphNode[] {
    return [...(this.below ?? [])];
  }

  /**
   * A copy of this node with these children, after those that it already has. Without any, the manifest contains an
   * empty list of children, which means the same as none.
   *
   * Throws if two nodes of the tree would have the same name.
   * @param children the nodes to add as children, in order
   */
  public to(...children: GraphNode[]): GraphNode {
    children.forEach((child) => given(`each child of node ${JSON.stringify(this.name)}`, child, CHILD));
    const node = new GraphNode(this.name, this.parts, [...this.children, ...children]);
    const seen = new Set<string>();
    for (const { name } of node._nodes()) {
      if (seen.has(name)) {
        throw new InputError(
          `node ${JSON.stringify(name)} is used twice in the graph under ${JSON.stringify(this.name)}: ` +
            'give each node a different name',
        );
      }
      seen.add(name);
    }
    return node;
  }

  /**
   * This node and all below it, parents first.
   * @internal
   */
  public _nodes(): GraphNode[] {
    return [this, ...this.children.flatMap((child) => child._nodes())];
  }

  /**
   * Whether the manifest has a list of children, even an empty one.
   * @internal
   */
  public _listsChildren(): boolean {
    return this.below !== undefined;
  }

  /**
   * Whether the node runs in a container, including one that the operator adds.
   * @internal
   */
  public _runsInContainer(): boolean {
    return !BUILT_IN_IMPLEMENTATIONS.includes(this.parts.implementation ?? '');
  }

  /**
   * Whether it has all the settings of another node, whatever their children.
   * @internal
   */
  public _includes(other: GraphNode): boolean {
    return includesParts(this.parts, other.parts);
  }

  /**
   * The node as part of a predictor.
   * @internal
   */
  public _bind(context: NodeContext): BoundNode {
    return bindNode(this.name, this.parts, context);
  }
}
