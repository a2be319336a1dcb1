import { type Box, type Line, type Role } from './diagram';
import { type Marks } from './marks';
import { type PlacedPod } from './pods';
import { BUILT_IN_IMPLEMENTATIONS } from '../api/facts/words';
import { containersOf } from '../api/graph';
import { asNumber, asText, entryOf, isObject, type Json, type JsonObject, maps } from '../private/json';
import { anonymousImage, withoutCredentials } from '../private/redact';
import { shownWord } from '../private/shown-value';

/** Where a predictor's nodes run. */
export interface Ground {
  readonly pods: readonly PlacedPod[];
  /** The pod of the service orchestrator, in which built-in nodes run; absent if there is none. */
  readonly orchestrator?: PlacedPod;
  /** Whether the operator creates anything. */
  readonly isRunning: boolean;
  readonly predictor: JsonObject;
  /** The predictor's path in the SeldonDeployment. */
  readonly path: string;
  readonly marks: Marks;
}

const ROLES: Readonly<Record<string, [role: Role, kind: string]>> = {
  MODEL: ['model', 'Model'],
  ROUTER: ['router', 'Router'],
  COMBINER: ['combiner', 'Combiner'],
  TRANSFORMER: ['transformer', 'Transformer'],
  OUTPUT_TRANSFORMER: ['output-transformer', 'Output transformer'],
};

const BUILT_IN: Readonly<Record<string, [role: Role, kind: string]>> = {
  RANDOM_ABTEST: ['router', 'A/B test'],
  SIMPLE_ROUTER: ['router', 'Router'],
  SIMPLE_MODEL: ['model', 'Stub model'],
  AVERAGE_COMBINER: ['combiner', 'Combiner'],
};

/** The box of a graph node, with those of its children. */
export function nodeBox(node: JsonObject, path: string, ground: Ground, label?: string): Box {
  const name = text(node.name);
  const implementation = text(node.implementation);
  const isBuiltIn = BUILT_IN_IMPLEMENTATIONS.includes(implementation);
  const pod = isBuiltIn ? ground.orchestrator : ground.pods.find(({ containers }) => containers.has(name));
  const container = isBuiltIn ? undefined : pod?.containers.get(name);
  const labels = sharesOf(node);
  // Children take their marks first: what is left is about this node.
  const children = maps(node.children).map((child, i) => nodeBox(child, `${path}.children[${i}]`, ground, labels[i]));
  const type = text(node.type);
  const [role, kind] =
    (isBuiltIn && entryOf(BUILT_IN, implementation)) || (Object.hasOwn(ROLES, type) ? ROLES[type] : ROLES.MODEL);
  const server =
    isBuiltIn || implementation === '' || implementation === 'UNKNOWN_IMPLEMENTATION'
      ? []
      : [shownWord(implementation)];
  return {
    role,
    title: name,
    kind: [kind, ...server, ...(isBuiltIn ? ['in the orchestrator'] : [])].join(' · '),
    lines: [
      ...(container === undefined ? [] : containerLines(container)),
      ...modelLines(node, pod),
      ...loggerLines(node.logger),
      ...(pod === undefined && ground.isRunning ? [{ text: 'no container' }] : []),
    ],
    marks: ground.marks.take(path, ...containerPaths(name, ground)),
    pod: pod?.pod,
    link: { label },
    children,
  };
}

/** Where the containers of a node are written. */
function containerPaths(name: string, { predictor, path }: Ground): string[] {
  const components = Array.isArray(predictor.componentSpecs) ? predictor.componentSpecs : [];
  return components.flatMap((component, i) =>
    containersOf(component).flatMap((container, k) =>
      container.name === name ? [`${path}.componentSpecs[${i}].spec.containers[${k}]`] : [],
    ),
  );
}

export function containerLines({ image, resources }: JsonObject): Line[] {
  const limits = isObject(resources) && isObject(resources.limits) ? resources.limits : {};
  const gpus = Object.entries(limits).filter(([resource]) => resource.endsWith('/gpu'));
  return [
    ...(typeof image === 'string' && image !== '' ? [{ text: anonymousImage(image), code: true } as const] : []),
    ...gpus.map(([resource, count]) => ({ text: `${asText(count)} × ${resource}` })),
  ];
}

/** Where a model is loaded from, and with which credentials. */
export function modelLines({ modelUri, serviceAccountName }: JsonObject, pod: PlacedPod | undefined): Line[] {
  const uri = text(modelUri);
  if (uri === '') {
    return [];
  }
  const loader = [...(pod?.initContainers.values() ?? [])].find(
    ({ args }) => Array.isArray(args) && args.includes(uri),
  );
  const account = text(serviceAccountName);
  return [
    { text: withoutCredentials(uri), code: true },
    ...secretsOf(loader).map((secret) => ({ text: `with Secret ${secret}` })),
    ...(account === '' ? [] : [{ text: `as ServiceAccount ${account}` }]),
  ];
}

function secretsOf(container: JsonObject | undefined): string[] {
  const { env, envFrom } = container ?? {};
  const references = [
    ...maps(envFrom).map(({ secretRef }) => secretRef),
    ...maps(env).map(({ valueFrom }) => (isObject(valueFrom) ? valueFrom.secretKeyRef : undefined)),
  ];
  return [...new Set(references.filter(isObject).map(({ name }) => text(name)))].filter((name) => name !== '');
}

const LOGGED = { all: 'requests and responses', request: 'requests', response: 'responses' };

function loggerLines(logger: Json | undefined): Line[] {
  if (!isObject(logger)) {
    return [];
  }
  const what = entryOf(LOGGED, text(logger.mode)) ?? LOGGED.all;
  const url = text(logger.url);
  return [
    { text: `logs ${what}${url === '' ? '' : ' to'}` },
    ...(url === '' ? [] : [{ text: withoutCredentials(url), code: true } as const]),
  ];
}

/** The share of the requests that each child gets, if the graph says so. */
function sharesOf({ implementation, parameters }: JsonObject): string[] {
  if (implementation !== 'RANDOM_ABTEST') {
    return [];
  }
  const ratio = asNumber(maps(parameters).find(({ name }) => name === 'ratioA')?.value);
  return ratio >= 0 && ratio <= 1 ? [percent(100 * ratio), percent(100 - 100 * ratio)] : [];
}

export function percent(share: number): string {
  return `${Number(share.toFixed(2))} %`;
}

export function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
