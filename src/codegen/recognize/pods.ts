import { environment } from './container';
import { type Reading } from './context';
import { type GraphCalls } from './node';
import { type PlacedContainer } from './node-containers';
import { componentScaling, disruptionBudget } from './scaling';
import { structMembers } from './structured';
import { Untypable } from './untypable';
import { SELDON_LOG_LEVEL } from '../../api/facts/executor-variables';
import { containersOf } from '../../api/graph';
import { filledVolume } from '../../api/volume-gaps';
import { byName } from '../../private/by-name';
import { asText, isObject, type Json, type JsonObject, maps } from '../../private/json';
import {
  call,
  type Expression,
  items,
  mapOf,
  type ObjectExpression,
  same,
  struct,
  structOrNothing,
  value,
  variable,
} from '../expression';
import { BY_IMPLEMENTATION, madeBy } from '../node-factories';

/** What a predictor's component specs become. */
export interface Pods {
  readonly placement?: Expression;
  readonly pod?: Expression;
  readonly scaling?: Expression;
  readonly disruptionBudget?: Expression;
  /** Nodes that the placement names. */
  readonly named: ReadonlySet<string>;
}

/** What a predictor's pods belong to. */
interface PodsContext {
  readonly graph: GraphCalls;
  /** Whether the predictor says its number of pods. */
  readonly isFixed: boolean;
}

/** One pod, read. */
interface Pod {
  readonly nodes: readonly string[];
  readonly options?: ObjectExpression;
  readonly scaling?: Expression;
  readonly disruptionBudget?: Expression;
}

type Members = Record<string, Expression | undefined>;

/** Reads component specs. */
export function podsOf(reading: Reading, predictor: JsonObject, { graph, isFixed }: PodsContext, path: string): Pods {
  const components = maps(predictor.componentSpecs);
  if (components.length === 0) {
    return { named: new Set() };
  }
  const order = nodesOf(graph).map(({ name }) => name);
  const nodes = new Map(nodesOf(graph).map((node) => [node.name, node]));
  const pods = components.map((component, i) => readPod(reading, component, nodes, `${path}.componentSpecs[${i}]`));
  const [first] = pods;
  if (pods.length === 1 && !reading.exact && (isNothing(first) || hasNoContainers(first, graph))) {
    return { named: new Set() };
  }
  if (
    pods.length === 1 &&
    isInOrder(first.nodes, order) &&
    first.nodes.length > 0 &&
    !(isFixed && first.scaling) &&
    !hasReplicas(first.scaling)
  ) {
    return { pod: first.options, scaling: first.scaling, disruptionBudget: first.disruptionBudget, named: new Set() };
  }
  const common = sharedOptions(pods);
  const rest = pods.map((pod) => ({ ...pod, options: common ? undefined : pod.options }));
  const plain = rest.every((pod) => !pod.options && !pod.scaling && !pod.disruptionBudget);
  const each =
    pods.every((pod, i) => pod.nodes.length === 1 && pod.nodes[0] === order[i]) && pods.length === order.length;
  if (plain && each) {
    return { pod: common, placement: call('PodPlacement', 'podPerNode'), named: new Set() };
  }
  const placement = plain
    ? call('PodPlacement', 'pods', ...rest.map((pod) => items(pod.nodes.map((name) => variable(name)))))
    : call('PodPlacement', 'componentSpecs', ...rest.map(componentSpec));
  return { pod: common, placement, named: new Set(pods.flatMap((pod) => pod.nodes)) };
}

function componentSpec({ nodes, options, scaling, disruptionBudget: budget }: Pod): Expression {
  const own: Members = Object.fromEntries(options?.members ?? []);
  return struct({ nodes: items(nodes.map((name) => variable(name))), ...own, scaling, disruptionBudget: budget });
}

/** Whether a component spec says nothing: constructs write none for it. */
function isNothing({ nodes, options, scaling, disruptionBudget: budget }: Pod): boolean {
  return nodes.length === 0 && !options && !scaling && !budget;
}

/** Whether a pod has no containers, and its graph has none: the operator creates no Deployment for it. */
function hasNoContainers({ nodes, options }: Pod, graph: GraphCalls): boolean {
  const hasSidecars = options?.members.some(([name]) => name === 'containers') === true;
  return (
    nodes.length === 0 &&
    !hasSidecars &&
    nodesOf(graph).every(({ call: { method } }) => madeBy(BY_IMPLEMENTATION, method) !== undefined)
  );
}

/** What all pods have, if all have the same. */
function sharedOptions(pods: readonly Pod[]): ObjectExpression | undefined {
  const [{ options }, ...others] = pods;
  return options && others.every((pod) => pod.options && same(pod.options, options)) ? options : undefined;
}

/** A predictor's own number of pods is written elsewhere than that of a component. */
function hasReplicas(scaling: Expression | undefined): boolean {
  return scaling?.kind === 'call' && scaling.method === 'fixed';
}

function isInOrder(names: readonly string[], order: readonly string[]): boolean {
  const places = names.map((name) => order.indexOf(name));
  return places.every((place, i) => i === 0 || place > places[i - 1]);
}

function nodesOf(graph: GraphCalls): GraphCalls[] {
  return [graph, ...graph.children.flatMap(nodesOf)];
}

function readPod(reading: Reading, component: JsonObject, nodes: ReadonlyMap<string, GraphCalls>, path: string): Pod {
  const containers = containersOf(component);
  const own = containers.findIndex(({ name }) => !nodes.has(asText(name ?? '')));
  const inside = own === -1 ? containers : containers.slice(0, own);
  const beside = own === -1 ? [] : containers.slice(own);
  if (beside.some(({ name }) => nodes.has(asText(name ?? '')))) {
    throw new Untypable(
      `${path}.spec.containers[${own}]`,
      'a container of no node comes before one of a node, which names the Deployment',
    );
  }
  return {
    nodes: inside.map(({ name }) => asText(name)),
    options: podOptions(
      reading,
      component,
      beside.map((container, i) => ({ container, path: `${path}.spec.containers[${inside.length + i}]` })),
      inside.some(({ name }) => nodes.get(asText(name))?.account),
      path,
    ),
    scaling: componentScaling(reading, component, path),
    disruptionBudget: disruptionBudget(component.pdbSpec, `${path}.pdbSpec`),
  };
}

/** @param account whether a node would give the pod a service account, which the operator does not */
function podOptions(
  reading: Reading,
  component: JsonObject,
  sidecars: readonly PlacedContainer[],
  account: boolean,
  path: string,
): ObjectExpression | undefined {
  const { metadata } = component;
  const spec = podSpec(reading, component);
  const { name, labels, annotations } = isObject(metadata) ? metadata : {};
  return structOrNothing({
    name: typeof name === 'string' && name !== '' ? value(name) : undefined,
    labels: texts(labels),
    annotations: texts(annotations),
    serviceAccountName: account ? value('') : undefined,
    ...withoutEmpty(structMembers(reading, 'k8s.PodSpec', spec, `${path}.spec`, ['containers'])),
    containers:
      sidecars.length === 0
        ? undefined
        : items(
            sidecars.map((sidecar) => struct(structMembers(reading, 'k8s.Container', sidecar.container, sidecar.path))),
          ),
  });
}

/** The fields of a pod, with the parts of volumes that the API server and the constructs fill in. */
function podSpec({ exact }: Reading, { spec }: JsonObject): JsonObject {
  if (!isObject(spec)) {
    return {};
  }
  const { volumes } = spec;
  return exact || !Array.isArray(volumes)
    ? spec
    : { ...spec, volumes: volumes.map((volume) => (isObject(volume) ? filledVolume(volume) : volume)) };
}

/** Members without the empty ones. */
function withoutEmpty(members: Members): Members {
  const empty = (member: Expression | undefined): boolean =>
    (member?.kind === 'list' && member.items.length === 0) ||
    (member?.kind === 'object' && member.members.length === 0);
  return Object.fromEntries(Object.entries(members).filter(([, member]) => !empty(member)));
}

/** A map of strings; nothing if it is empty. */
export function texts(json: Json | undefined): Expression | undefined {
  return isObject(json) && Object.keys(json).length > 0
    ? mapOf(byName(json), (text) => value(text as string))
    : undefined;
}

/**
 * The service orchestrator's settings.
 * @param shared names of variables that the SeldonDeployment says
 */
export function orchestrator(
  reading: Reading,
  json: Json | undefined,
  shared: readonly string[],
  path: string,
): Expression | undefined {
  if (!isObject(json)) {
    return undefined;
  }
  const { resources, env, replicas } = json;
  const level = maps(env).find(({ name, value: text }) => name === SELDON_LOG_LEVEL && typeof text === 'string')?.value;
  const said = [...shared, ...(level === undefined ? [] : [SELDON_LOG_LEVEL])];
  const options = structOrNothing({
    resources:
      isObject(resources) && Object.keys(resources).length > 0
        ? struct(structMembers(reading, 'k8s.ResourceRequirements', resources, `${path}.resources`))
        : undefined,
    ...environment(env, `${path}.env`, said),
    logLevel: level === undefined ? undefined : value(level as string),
    replicas: typeof replicas === 'number' ? value(replicas) : undefined,
  });
  return options && call('Orchestrator', 'executor', options);
}
