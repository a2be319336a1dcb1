import { artifactValues, containerValues, envValues, graphValues } from './node-values';
import { mapOf, mapOrNothing, membersOf, plain, upstream } from './plain';
import { asText, entryOf, has, type Json, type JsonObject } from '../../private/json';
import { type Call, type Expression } from '../expression';
import { Untypable } from '../recognize/untypable';

/** Name of the node of a model without a graph. */
const NODE = 'model';

/** Levels that values know by name. */
const LOG_LEVELS: readonly Json[] = ['DEBUG', 'INFO', 'WARN', 'ERROR'];

/** A predictor as values, but for its share of the traffic and its budget, which a model says. */
export function versionValues(
  options: ReadonlyMap<string, Expression>,
  declared: ReadonlyMap<string, Expression>,
): JsonObject {
  const { tree, nodes } = graphValues(options.get('graph')!, declared);
  const placement = placementValues(options.get('placement'));
  const [[name, node], more] = Object.entries(nodes);
  const graph =
    more || placement || has(tree, 'children')
      ? { graph: tree, nodes: { ...nodes } }
      : { ...(name !== NODE && { node: name }), ...node };
  const said = (property: string): Json | undefined => {
    const found = options.get(property);
    return found && plain(found);
  };
  const pod = options.get('pod');
  return mapOf(
    Object.entries({
      ...graph,
      ...placement,
      ...scalingValues(options.get('scaling')),
      pod: pod && upstream('PodSpec', pod),
      podLabels: said('labels'),
      podAnnotations: said('annotations'),
      explainer: explainerValues(options.get('explainer') as Call | undefined),
      orchestrator: orchestratorValues(options.get('orchestrator') as Call | undefined),
      serviceName: said('serviceName'),
      certSecretName: said('certSecretName'),
      progressDeadline: said('progressDeadline'),
      engineResources: said('engineResources'),
    }),
  );
}

function placementValues(expression: Expression | undefined): JsonObject | undefined {
  if (expression?.kind !== 'call') {
    return undefined;
  }
  const { method, args } = expression;
  if (method === 'podPerNode') {
    return { placement: 'podPerNode' };
  }
  const named = (nodes: Expression | undefined): Json =>
    (nodes as { items: readonly Expression[] }).items.map((node) => (node.kind === 'variable' ? node.name : ''));
  return {
    componentSpecs: args.map((pod): JsonObject => {
      const { nodes, scaling, disruptionBudget, ...rest } = Object.fromEntries(
        method === 'pods' ? [['nodes', pod]] : membersOf(pod),
      ) as Readonly<Record<string, Expression | undefined>>;
      const own = Object.entries(rest).filter((entry): entry is [string, Expression] => entry[1] !== undefined);
      return mapOf(
        Object.entries({
          nodes: named(nodes),
          ...upstream('PodSpec', { kind: 'object', members: own }),
          ...scalingValues(scaling),
          disruptionBudget: budgetValues(disruptionBudget as Call | undefined),
        }),
      );
    }),
  };
}

/** How many pods there are. */
function scalingValues(expression: Expression | undefined): JsonObject {
  if (expression?.kind !== 'call') {
    return {};
  }
  const { method, args } = expression;
  const members = membersOf(args[0]);
  const said = (name: string): Json | undefined => members.get(name) && plain(members.get(name)!);
  const bounds = { min: said('min'), max: said('max'), v2beta1: said('v2beta1') };
  switch (method) {
    case 'fixed':
      return { replicas: plain(args[0]) };
    case 'onCpu':
      return { scaling: mapOrNothing({ cpu: said('percent'), ...bounds })! };
    case 'onMemory':
      return { scaling: mapOrNothing({ memory: said('percent'), ...bounds })! };
    case 'onMetrics': {
      const metrics = (members.get('metrics') as { items: readonly Expression[] }).items as readonly Call[];
      return { scaling: mapOrNothing({ metrics: metrics.map(metricValues), ...bounds })! };
    }
    default: {
      const { behavior, ...rest } = plain(args[0]) as JsonObject;
      const fast = members.get('behavior');
      return {
        keda: { ...rest, ...(behavior && fast && { behavior: upstream('HorizontalPodAutoscalerBehavior', fast) }) },
      };
    }
  }
}

function metricValues({ method, args }: Call): JsonObject {
  const [first, second] = args;
  switch (method) {
    case 'of':
      return upstream('MetricSpec', first);
    case 'pods':
      return {
        type: 'Pods',
        pods: { metric: { name: plain(first) }, target: { type: 'AverageValue', averageValue: plain(second) } },
      };
    default: {
      const target = { type: 'Utilization', averageUtilization: plain(first) };
      return { type: 'Resource', resource: { name: method, target } };
    }
  }
}

/** How many pods a drain may evict. */
export function budgetValues(budget: Call | undefined): JsonObject | undefined {
  if (!budget) {
    return undefined;
  }
  const amount = plain(budget.args[0]);
  const percent = /^(.*)Percent$/.exec(budget.method)?.[1];
  return percent === undefined ? { [budget.method]: amount } : { [percent]: `${asText(amount)}%` };
}

/** Factories of explainers whose types are not their names with a capital letter. */
const EXPLAINER_TYPES: Readonly<Record<string, string>> = { ale: 'ALE' };

function explainerValues(explainer: Call | undefined): JsonObject | undefined {
  if (!explainer) {
    return undefined;
  }
  const { method, args } = explainer;
  const named = entryOf(EXPLAINER_TYPES, method) ?? `${method.charAt(0).toUpperCase()}${method.slice(1)}`;
  const type = method === 'of' ? plain(args[0]) : named;
  const options = membersOf(args[args.length - 1]);
  const said = (name: string): Json | undefined => options.get(name) && plain(options.get(name)!);
  return mapOrNothing({
    type,
    ...artifactValues(options.get('artifact')),
    ...containerValues(options.get('container')),
    config: said('config'),
    initParameters: said('initParameters'),
    replicas: said('replicas'),
    endpoint: said('endpoint'),
    ...(options.has('serviceAccountName') && { serviceAccountName: said('serviceAccountName') }),
  });
}

function orchestratorValues(orchestrator: Call | undefined): JsonObject | undefined {
  if (!orchestrator) {
    return undefined;
  }
  if (orchestrator.method === 'none') {
    return { enabled: false };
  }
  const options = membersOf(orchestrator.args[0]);
  const said = (name: string): Json | undefined => options.get(name) && plain(options.get(name)!);
  const level = said('logLevel');
  if (level !== undefined && !LOG_LEVELS.includes(level)) {
    throw new Untypable('orchestrator.logLevel', 'values have no word for it');
  }
  return mapOrNothing({
    resources: said('resources'),
    env: envValues(options.get('env')),
    envOrder: said('envOrder'),
    logLevel: level,
    replicas: said('replicas'),
  });
}
