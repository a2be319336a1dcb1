import { type PodOptions } from './pod-options';
import { InputError } from '../../private/errors';
import { BUDGET, checkKinds, eachGiven, type Kinds, SCALING } from '../../private/kind';
import { type GraphNode } from '../graph/graph-node';
import { type DisruptionBudget } from '../scaling/disruption-budget';
import { type Scaling } from '../scaling/scaling';

/** One pod of a predictor: some of its graph nodes, and the other settings of the pod. */
export interface ComponentSpec extends PodOptions {
  /**
   * The graph nodes whose containers run in the pod, in the order of the containers: those of the graph, or nodes of
   * the same names without other settings.
   */
  readonly nodes: GraphNode[];

  /**
   * The number of replicas, or how they are scaled.
   *
   * @default - the scaling of the predictor
   */
  readonly scaling?: Scaling;

  /**
   * How many pods may be unavailable while nodes are drained. The operator's budget counts the pods of the *whole*
   * SeldonDeployment, and pods under two budgets cannot be evicted at all: set it on only one component of one
   * predictor.
   *
   * @default - none
   */
  readonly disruptionBudget?: DisruptionBudget;
}

/** Which graph nodes run together in which pod. The first pod also runs the service orchestrator. */
export class PodPlacement {
  /**
   * All nodes in one pod, in the order of the graph. A pod has one TensorFlow Serving behind proxies, and one claim
   * whose files the operator copies: each further node that needs one gets its own pod, after that of the others.
   */
  public static onePod(): PodPlacement {
    return new PodPlacement((nodes, listed, apart) => {
      if (apart.length > 0) {
        const together = nodes.filter((node) => !apart.includes(node));
        return [together, ...apart.map((node) => [node])].map((pod) => ({ nodes: pod }));
      }
      return [{ nodes: listed.length > 0 ? listed : nodes }];
    });
  }

  /** Each node in its own pod, the root node's first. */
  public static podPerNode(): PodPlacement {
    return new PodPlacement((nodes) => nodes.map((node) => ({ nodes: [node] })), true);
  }

  /**
   * These nodes together in these pods: `PodPlacement.pods([clean, route], [modelA, modelB])`.
   * @param pods a list of nodes for each pod
   */
  public static pods(...pods: GraphNode[][]): PodPlacement {
    return PodPlacement.componentSpecs(...pods.map((nodes) => ({ nodes })));
  }

  /**
   * These pods, each with its own nodes, labels, scaling and so on.
   * @param pods the pods, in the order of `componentSpecs`
   */
  public static componentSpecs(...pods: ComponentSpec[]): PodPlacement {
    return new PodPlacement((nodes, listed) => {
      checkPlacement(nodes, listed, pods);
      return pods;
    }, true);
  }

  private constructor(
    private readonly place: (nodes: GraphNode[], listed: GraphNode[], apart: GraphNode[]) => ComponentSpec[],
    /**
     * Whether the pods are written even if they contain no more than the operator would create anyway.
     * @internal
     */
    public readonly _explicit: boolean = false,
  ) {}

  /**
   * The pods of the graph nodes that run in containers.
   * @param listed those among them that say more than the operator would
   * @param apart those that cannot be in one pod with the others
   * @internal
   */
  public _pods(nodes: GraphNode[], listed: GraphNode[], apart: GraphNode[]): ComponentSpec[] {
    return nodes.length > 0 ? this.place(nodes, listed, apart) : [];
  }
}

const NODE = ['_nodes', 'a GraphNode of the graph'] as const;
const KINDS: Kinds<ComponentSpec> = { scaling: SCALING, disruptionBudget: BUDGET };

/** Every node that sets something of its container has one place, and every place is a node of the graph, unchanged. */
function checkPlacement(nodes: GraphNode[], listed: GraphNode[], pods: ComponentSpec[]): void {
  for (const pod of pods) {
    eachGiven('the nodes of a pod of a placement', pod?.nodes, NODE, 'each node of a pod of a placement');
    checkKinds(pod, KINDS, 'a pod of a placement');
  }
  const placedNodes = pods.flatMap((pod) => pod.nodes);
  const placed = placedNodes.map((node) => node.name);
  const known = new Map(nodes.map((node) => [node.name, node]));
  const problems = [
    ...placed
      .filter((name) => !known.has(name))
      .map((name) => `node ${JSON.stringify(name)} is not a node of the graph with a container`),
    ...placed
      .filter((name, index) => placed.indexOf(name) < index)
      .map((name) => `node ${JSON.stringify(name)} has two places`),
    ...placedNodes
      .filter((node) => known.get(node.name)?._includes(node) === false)
      .map(({ name }) => JSON.stringify(name))
      .map(
        (name) =>
          `node ${name} differs from node ${name} of the graph, whose settings apply: place the node of the graph`,
      ),
    ...listed
      .filter((node) => !placed.includes(node.name))
      .map((node) => `node ${JSON.stringify(node.name)} has no place`),
  ];
  if (problems.length > 0) {
    throw new InputError(`placement: ${problems.join('; ')}`);
  }
}
