import { type Construct } from 'constructs';
import { type BoundNode } from './graph/bound-node';
import { type GraphNode } from './graph/graph-node';
import { type ModelDefaultsOptions } from './model-defaults';
import { Orchestrator, orchestratorManifest } from './orchestrator';
import { type EnvValue } from './pod/env-value';
import { mapOver, podOver } from './pod/over';
import { PodPlacement, type ComponentSpec } from './pod/placement';
import { podManifest, type PodOptions } from './pod/pod-options';
import { type PredictorOptions, type WeightedPredictorOptions } from './predictor-options';
import { type Protocol } from './protocol';
import { type DisruptionBudget } from './scaling/disruption-budget';
import { type Scaling } from './scaling/scaling';
import { SERVICE_NAME } from '../api/facts/settings';
import { explainerName } from '../api/names';
import { compact } from '../private/compact';
import { type JsonObject } from '../private/json';
import { BUDGET, checkKinds, DURATION, given, type Kinds, ORCHESTRATOR, SCALING } from '../private/kind';

const GRAPH = ['_nodes', 'a GraphNode such as GraphNode.model("name", { ... })'] as const;
const KINDS: Kinds<PredictorOptions> = {
  placement: ['_pods', 'a PodPlacement such as PodPlacement.podPerNode()'],
  scaling: SCALING,
  disruptionBudget: BUDGET,
  explainer: ['_toManifest', 'an Explainer such as Explainer.ale({ ... })'],
  orchestrator: ORCHESTRATOR,
  progressDeadline: DURATION,
};

/** What a predictor needs to know of its SeldonDeployment. */
export interface PredictorContext {
  readonly deploymentName: string;
  readonly protocol?: Protocol;
  readonly grpc: boolean;
  /** Variables that every service orchestrator needs. */
  readonly orchestratorEnv: { readonly [name: string]: EnvValue };
  readonly defaults: ModelDefaultsOptions;
}

/** A predictor as an entry of `predictors`. */
export function predictorManifest(
  scope: Construct,
  name: string,
  own: WeightedPredictorOptions & { readonly shadow?: boolean },
  context: PredictorContext,
): JsonObject {
  given("'graph'", own.graph, GRAPH);
  checkKinds(own, KINDS);
  const { defaults, protocol, grpc } = context;
  const options = withDefaults(own, defaults);
  const nodes = options.graph._nodes();
  const { container, images, logger } = defaults;
  const bound = new Map(
    nodes.map((node) => {
      const nodeDefaults = { container, images, logger: node === options.graph ? logger : undefined };
      return [node.name, node._bind({ scope, protocol, grpc, defaults: nodeDefaults })];
    }),
  );
  const annotations = compact({
    ...options.orchestrator?._annotations(),
    [SERVICE_NAME]: options.serviceName,
    ...options.annotations,
  });
  return compact({
    name,
    labels: options.labels,
    annotations: Object.keys(annotations).length > 0 ? annotations : undefined,
    graph: graphManifest(options.graph, bound),
    componentSpecs: componentSpecs(nodes, bound, options),
    replicas: options.scaling?._replicas(),
    traffic: options.traffic,
    shadow: options.shadow,
    svcOrchSpec: orchestratorManifest(options.orchestrator, context.orchestratorEnv),
    explainer: options.explainer?._toManifest(scope, explainerName(context.deploymentName, name)),
    ssl: options.certSecretName === undefined ? undefined : { certSecretName: options.certSecretName },
    progressDeadlineSeconds: options.progressDeadline?.toSeconds(),
    engineResources: options.engineResources,
  });
}

/** What the predictor has in addition to its nodes, with what it inherits. */
function withDefaults<T extends PredictorOptions>(own: T, defaults: ModelDefaultsOptions): T {
  return {
    ...own,
    pod: podOver(defaults.pod, own.pod),
    labels: mapOver(defaults.podLabels, own.labels),
    annotations: mapOver(defaults.podAnnotations, own.annotations),
    orchestrator: Orchestrator._over(defaults.orchestrator, own.orchestrator),
  };
}

function graphManifest(node: GraphNode, bound: ReadonlyMap<string, BoundNode>): JsonObject {
  const children = node.children.map((child) => graphManifest(child, bound));
  return { ...bound.get(node.name)!.unit, ...(node._listsChildren() && { children }) };
}

/** Left out if the operator would do the same anyway. */
function componentSpecs(
  nodes: GraphNode[],
  bound: ReadonlyMap<string, BoundNode>,
  options: PredictorOptions,
): JsonObject[] | undefined {
  const placement = options.placement ?? PodPlacement.onePod();
  const inContainers = nodes.filter((node) => node._runsInContainer());
  const listed = inContainers.filter((node) => bound.get(node.name)!.listed);
  const apart = unableToShare(inContainers, bound);
  const autoscaler = options.scaling?._replicas() === undefined ? options.scaling : undefined;
  const says = placement._explicit || options.pod || autoscaler || options.disruptionBudget;
  if (listed.length + apart.length === 0 && !says) {
    return undefined;
  }
  return placement._pods(inContainers, listed, apart).map((pod, index) =>
    componentManifest(pod, bound, {
      pod: options.pod,
      scaling: autoscaler,
      // A budget counts the pods of all components.
      disruptionBudget: index === 0 ? options.disruptionBudget : undefined,
    }),
  );
}

/** The nodes that need something of which a pod has one, and an earlier node needs too. */
function unableToShare(nodes: GraphNode[], bound: ReadonlyMap<string, BoundNode>): GraphNode[] {
  const taken = new Set<string>();
  return nodes.filter((node) => {
    const { exclusive } = bound.get(node.name)!;
    const isTaken = exclusive.some((thing) => taken.has(thing));
    exclusive.forEach((thing) => taken.add(thing));
    return isTaken;
  });
}

function componentManifest(
  { nodes, scaling, disruptionBudget, ...own }: ComponentSpec,
  bound: ReadonlyMap<string, BoundNode>,
  predictor: { readonly pod?: PodOptions; readonly scaling?: Scaling; readonly disruptionBudget?: DisruptionBudget },
): JsonObject {
  return compact({
    ...podManifest(
      { ...predictor.pod, ...own },
      nodes.map((node) => bound.get(node.name)!),
    ),
    ...(scaling ?? predictor.scaling)?._toManifest(),
    pdbSpec: (disruptionBudget ?? predictor.disruptionBudget)?._toManifest(),
  });
}
