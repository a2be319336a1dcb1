import { type Declared, type Reading } from './context';
import { explainerCall } from './explainer';
import { graphCalls, type GraphCalls } from './node';
import { nodeContainers } from './node-containers';
import { orchestrator, podsOf, texts } from './pods';
import { duration } from './settings';
import { structMembers } from './structured';
import { NO_ENGINE, SERVICE_NAME } from '../../api/facts/settings';
import { graphNodes } from '../../api/graph';
import { asText, isObject, type Json, type JsonObject } from '../../private/json';
import { call, type Expression, struct, value, variable } from '../expression';

/** A predictor as the options of `addPredictor`, without its share of the traffic. */
export interface PredictorCall {
  readonly name: string;
  readonly options: Readonly<Record<string, Expression | undefined>>;
  readonly nodes: readonly Declared[];
  readonly traffic?: number;
  readonly shadow: boolean;
}

/** What a SeldonDeployment says for all its predictors. */
export interface CommonToPredictors {
  readonly replicas: Json | undefined;
  /** Names of the service orchestrator's variables that are settings of the SeldonDeployment. */
  readonly variables: readonly string[];
}

export function predictorCall(
  reading: Reading,
  predictor: JsonObject,
  common: CommonToPredictors,
  path: string,
): PredictorCall {
  const names = new Set(graphNodes(predictor.graph).map((node) => asText(node.name ?? '')));
  const graph = graphCalls(reading, predictor.graph, nodeContainers(predictor, names, path), `${path}.graph`);
  const fixed = ownReplicas(reading, predictor, common.replicas);
  const { named, ...pods } = podsOf(reading, predictor, { graph, isFixed: fixed !== undefined }, path);
  const nodes: Declared[] = [];
  const { ssl, progressDeadlineSeconds: deadline, engineResources, traffic } = predictor;
  const scaling = fixed === undefined ? pods.scaling : call('Scaling', 'fixed', value(fixed));
  const options = {
    graph: graphExpression(graph, named, nodes),
    ...pods,
    scaling,
    explainer: explainerCall(reading, predictor.explainer, `${path}.explainer`),
    ...orchestration(reading, predictor, common.variables, path),
    labels: texts(predictor.labels),
    certSecretName:
      isObject(ssl) && typeof ssl.certSecretName === 'string' && ssl.certSecretName !== ''
        ? value(ssl.certSecretName)
        : undefined,
    progressDeadline: typeof deadline === 'number' ? duration(deadline * 1000) : undefined,
    engineResources:
      isObject(engineResources) && Object.keys(engineResources).length > 0
        ? struct(structMembers(reading, 'k8s.ResourceRequirements', engineResources, `${path}.engineResources`))
        : undefined,
  };
  return {
    name: asText(predictor.name ?? ''),
    options,
    nodes,
    ...(typeof traffic === 'number' && { traffic }),
    shadow: predictor.shadow === true,
  };
}

/** The number of pods that a predictor says itself, unless it has as many anyhow. */
function ownReplicas({ exact }: Reading, { replicas }: JsonObject, inherited: Json | undefined): number | undefined {
  const isDefault = replicas === 1 && (typeof inherited !== 'number' || inherited === 1);
  return typeof replicas === 'number' && (exact || !isDefault) ? replicas : undefined;
}

/** The service orchestrator, and annotations but for those that have a property. */
function orchestration(
  reading: Reading,
  predictor: JsonObject,
  shared: readonly string[],
  path: string,
): Record<string, Expression | undefined> {
  const {
    [SERVICE_NAME]: service,
    [NO_ENGINE]: none,
    ...annotations
  } = isObject(predictor.annotations) ? predictor.annotations : {};
  const executor = orchestrator(reading, predictor.svcOrchSpec, shared, `${path}.svcOrchSpec`);
  const without = none === 'true' && !executor;
  return {
    orchestrator: without ? call('Orchestrator', 'none') : executor,
    annotations: texts({ ...(none !== undefined && !without && { [NO_ENGINE]: none }), ...annotations }),
    serviceName: typeof service === 'string' ? value(service) : undefined,
  };
}

/** The tree of nodes; those that a placement names are declared before it, in the order of the graph. */
function graphExpression(
  { name, call: own, children, isLeaf }: GraphCalls,
  named: ReadonlySet<string>,
  declared: Declared[],
): Expression {
  let node: Expression = own;
  if (named.has(name)) {
    declared.push({ name, value: own });
    node = variable(name);
  }
  const below = children.map((child) => graphExpression(child, named, declared));
  return below.length === 0 && !isLeaf ? node : call(node, 'to', ...below);
}
