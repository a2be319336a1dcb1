import { containerOf, envOf, resourcesOf } from './containers';
import { endpointOf, graphOf } from './model-graph';
import { budgetOf, scalingOf } from './model-scaling';
import { type Stores } from './stores';
import { parseDuration } from './values/duration';
import { Explainer } from '../deployment/explainer';
import {
  type BudgetValues,
  type ComponentSpecValues,
  type OrchestratorValues,
  type VersionValues,
} from './values/sections/versions';
import { type GraphNode } from '../deployment/graph/graph-node';
import { Orchestrator } from '../deployment/orchestrator';
import { type ComponentSpec, PodPlacement } from '../deployment/pod/placement';
import { type PredictorOptions } from '../deployment/predictor-options';
import { type IstioSidecar } from '../gateway/sidecar';

/** What a version has from its model. */
export interface VersionContext {
  readonly stores: Stores;
  readonly sidecar?: IstioSidecar;
  readonly disruptionBudget?: BudgetValues;
}

/** The predictor that a version's values describe. */
export function predictorOptions(
  version: VersionValues,
  { stores, sidecar, disruptionBudget }: VersionContext,
): PredictorOptions {
  const graph = graphOf(version, stores);
  return {
    graph,
    placement: placementOf(version, graph),
    pod: version.pod,
    scaling: scalingOf(version),
    disruptionBudget: disruptionBudget && budgetOf(disruptionBudget),
    explainer: explainerOf(version, stores),
    orchestrator: version.orchestrator && orchestratorOf(version.orchestrator),
    labels: joined(sidecar?.podLabels, version.podLabels),
    annotations: joined(sidecar?.podAnnotations, version.podAnnotations),
    serviceName: version.serviceName,
    certSecretName: version.certSecretName,
    engineResources: version.engineResources && resourcesOf(version.engineResources),
    progressDeadline: version.progressDeadline === undefined ? undefined : parseDuration(version.progressDeadline),
  };
}

type Texts = Readonly<Record<string, string>>;

function joined(below: Texts | undefined, own: Texts | undefined): Texts | undefined {
  const all = { ...below, ...own };
  return Object.keys(all).length > 0 ? all : undefined;
}

function placementOf({ placement, componentSpecs }: VersionValues, graph: GraphNode): PodPlacement | undefined {
  if (componentSpecs) {
    const nodes = new Map(graph._nodes().map((node) => [node.name, node]));
    return PodPlacement.componentSpecs(
      ...componentSpecs.map((spec) => componentSpec(spec as ComponentSpecValues, nodes)),
    );
  }
  return placement === 'podPerNode' ? PodPlacement.podPerNode() : undefined;
}

function componentSpec(values: ComponentSpecValues, known: ReadonlyMap<string, GraphNode>): ComponentSpec {
  const { nodes, replicas, scaling, keda, disruptionBudget, ...pod } = values;
  return {
    ...(pod as object),
    nodes: nodes.map((name) => known.get(name)!),
    scaling: scalingOf({ replicas, scaling, keda }),
    disruptionBudget: disruptionBudget && budgetOf(disruptionBudget),
  };
}

function explainerOf({ explainer, store }: VersionValues, stores: Stores): Explainer | undefined {
  if (explainer === undefined) {
    return undefined;
  }
  const { type, image, env, envOrder, resources, container, config, initParameters, replicas, endpoint } = explainer;
  const fields = {
    image,
    env: env && envOf(env),
    envOrder: envOrder && [...envOrder],
    resources: resources && resourcesOf(resources),
    ...(container && containerOf(container)),
  };
  return Explainer.of(type, {
    artifact: stores.artifact(explainer.path === undefined ? explainer : { store, ...explainer }),
    container: Object.values(fields).some((field) => field !== undefined) ? fields : undefined,
    config,
    initParameters,
    replicas,
    endpoint: endpoint && endpointOf(endpoint),
    serviceAccountName: explainer.serviceAccountName,
  });
}

export function orchestratorOf({
  enabled = true,
  env,
  envOrder,
  resources,
  ...options
}: OrchestratorValues): Orchestrator {
  if (!enabled) {
    return Orchestrator.none();
  }
  return Orchestrator.executor({
    ...options,
    env: env && envOf(env),
    envOrder: envOrder && [...envOrder],
    resources: resources && resourcesOf(resources),
  });
}
