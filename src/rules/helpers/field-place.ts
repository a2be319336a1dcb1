import { definition } from '../../api/schema/definitions';
import { has, isObject, type Json, type JsonObject, valueAt } from '../../private/json';
import { formatPath, type Segment } from '../../private/path';

/** The levels of a SeldonDeployment, with their API types. */
const TYPES = {
  spec: 'SeldonDeploymentSpec',
  predictor: 'PredictorSpec',
  orchestrator: 'SvcOrchSpec',
  node: 'PredictiveUnit',
  component: 'SeldonPodSpec',
  pod: 'PodSpec',
  container: 'Container',
  resources: 'ResourceRequirements',
  explainer: 'Explainer',
  explainerContainer: 'Container',
  autoscaler: 'SeldonHpaSpec',
  keda: 'SeldonScaledObjectSpec',
  podSecurity: 'PodSecurityContext',
  containerSecurity: 'SecurityContext',
} as const;

/** A kind of place in a SeldonDeployment. */
export type Level = keyof typeof TYPES;

/** Where to look for a field that is unknown at a level, the most likely level first. */
const ELSEWHERE: Readonly<Partial<Record<Level, readonly Level[]>>> = {
  spec: ['predictor', 'pod', 'container', 'component', 'node', 'autoscaler', 'keda'],
  predictor: ['component', 'pod', 'node', 'container', 'spec', 'autoscaler', 'keda', 'resources'],
  orchestrator: ['resources', 'container', 'predictor', 'pod'],
  node: ['predictor', 'container', 'pod', 'component', 'autoscaler', 'keda', 'resources', 'spec'],
  component: ['pod', 'container', 'predictor', 'node', 'autoscaler', 'keda', 'resources'],
  pod: ['component', 'container', 'predictor', 'node', 'spec', 'autoscaler', 'keda', 'resources'],
  container: ['resources', 'pod', 'component', 'predictor', 'node', 'autoscaler', 'keda'],
  explainer: ['explainerContainer', 'predictor', 'component'],
  podSecurity: ['containerSecurity'],
  containerSecurity: ['podSecurity'],
};

/** Fields that exist on several levels with different meanings: the others are named too. */
const ALSO: Readonly<Record<string, string>> = {
  resources: 'those of the orchestrator in svcOrchSpec.resources',
  env: 'those of the orchestrator in svcOrchSpec.env',
};

/** Where an unknown field belongs, by its name; undefined if no level has it. */
export function placeFor(object: JsonObject, path: readonly Segment[]): string | undefined {
  const name = String(path[path.length - 1]);
  const level = levelOf(path.slice(0, -1));
  const target = level && ELSEWHERE[level]?.find((each) => has(definition(TYPES[each]).fields, name));
  if (level === undefined || target === undefined) {
    return undefined;
  }
  const also =
    has(ALSO, name) && target === 'container' && level !== 'pod' && level !== 'component' ? `; ${ALSO[name]}` : '';
  return `${formatPath([...pathOf(target, object, path), name])}${also}`;
}

/** The level of the object at a path; undefined for parts that are not a level. */
export function levelOf(path: readonly Segment[]): Level | undefined {
  const words = path.map((step) => (typeof step === 'number' ? '#' : step)).join('.');
  switch (words) {
    case 'spec':
      return 'spec';
    case 'spec.predictors.#':
      return 'predictor';
    case 'spec.predictors.#.svcOrchSpec':
      return 'orchestrator';
    case 'spec.predictors.#.explainer':
      return 'explainer';
    case 'spec.predictors.#.componentSpecs.#':
      return 'component';
    case 'spec.predictors.#.componentSpecs.#.spec':
      return 'pod';
    case 'spec.predictors.#.componentSpecs.#.spec.containers.#':
      return 'container';
    case 'spec.predictors.#.componentSpecs.#.spec.securityContext':
      return 'podSecurity';
    case 'spec.predictors.#.componentSpecs.#.spec.containers.#.securityContext':
      return 'containerSecurity';
    default:
      return /^spec\.predictors\.#\.graph(\.children\.#)*$/.test(words) ? 'node' : undefined;
  }
}

/** A level near a path: in the same predictor, componentSpecs entry and container if the path contains them. */
export function pathOf(target: Level, object: JsonObject, path: readonly Segment[]): Segment[] {
  const [, , predictor, part, item] = path;
  const ofPredictor: Segment[] = ['spec', 'predictors', typeof predictor === 'number' ? predictor : 0];
  const served = part === 'graph' ? placeByName(object, ofPredictor, path) : undefined;
  const component: Segment[] = [
    ...ofPredictor,
    'componentSpecs',
    part === 'componentSpecs' && typeof item === 'number' ? item : (served?.component ?? 0),
  ];
  const inContainers = path[6] === 'containers' && typeof path[7] === 'number' ? path[7] : (served?.container ?? 0);
  const container: Segment[] = [...component, 'spec', 'containers', inContainers];
  const paths: Record<Level, Segment[]> = {
    spec: ['spec'],
    predictor: ofPredictor,
    orchestrator: [...ofPredictor, 'svcOrchSpec'],
    node: [...ofPredictor, 'graph'],
    component,
    pod: [...component, 'spec'],
    container,
    resources: [...(part === 'svcOrchSpec' ? [...ofPredictor, part] : container), 'resources'],
    explainer: [...ofPredictor, 'explainer'],
    explainerContainer: [...ofPredictor, 'explainer', 'containerSpec'],
    autoscaler: [...component, 'hpaSpec'],
    keda: [...component, 'kedaSpec'],
    podSecurity: [...component, 'spec', 'securityContext'],
    containerSecurity: [...container, 'securityContext'],
  };
  return paths[target];
}

/** The indexes of the container that serves the node at a path, by its name; undefined if there is none. */
function placeByName(
  object: JsonObject,
  predictor: readonly Segment[],
  path: readonly Segment[],
): { readonly component: number; readonly container: number } | undefined {
  const node = valueAt(object, [...nodePath(path), 'name']);
  const components = listAt(object, [...predictor, 'componentSpecs']);
  const places = components.map((each, component) => ({
    component,
    container: listAt(each, ['spec', 'containers']).findIndex((one) => isObject(one) && one.name === node),
  }));
  return places.find(({ container }) => container !== -1);
}

/** The node that a path is in. */
function nodePath(path: readonly Segment[]): readonly Segment[] {
  let end = path.indexOf('graph') + 1;
  while (path[end] === 'children' && typeof path[end + 1] === 'number') {
    end += 2;
  }
  return path.slice(0, end);
}

function listAt(value: Json, path: readonly Segment[]): readonly Json[] {
  const list = isObject(value) ? valueAt(value, path) : undefined;
  return Array.isArray(list) ? list : [];
}
