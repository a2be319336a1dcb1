import { amountsOf, type Amounts, type ContainerResources, podAmountsWithOverhead } from './pod-resources';
import { type Fields, node, nodes, present, text, texts } from './read';
import { asText, type JsonObject } from '../private/json';
import { Quantity } from '../private/quantity';

/** A pod as the quotas of its namespace count it. */
export interface CountedPod {
  readonly spec: JsonObject;
  /** With the defaults of the namespace's LimitRanges. */
  readonly containers: readonly ContainerResources[];
}

/** Resources that each container must set if a quota counts them. */
const REQUIRED = ['cpu', 'memory', 'requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'];

/** Resources whose requests count under their own name too. */
const PLAIN = ['cpu', 'memory', 'ephemeral-storage'];

const ONE = Quantity.parse(1)!;

/** What a ResourceQuota allows in total, by the names of its resources. */
export function hardOf(quota: JsonObject): Amounts {
  return amountsOf(node(quota, 'spec')?.hard);
}

/**
 * Whether a quota counts a pod: one with scopes counts only pods that match all of them.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.1/pkg/quota/v1/evaluator/core/pods.go podMatchesScopeFunc
 */
export function countsPod(quota: JsonObject, pod: CountedPod): boolean {
  return scopesOf(quota).every((scope) => isIn(scope, pod));
}

/** Whether a quota counts objects other than pods: one with scopes counts none. */
export function countsObjects(quota: JsonObject): boolean {
  return scopesOf(quota).length === 0;
}

/**
 * The resources that a quota requires a container to set and the container does not set.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.1/pkg/quota/v1/evaluator/core/pods.go Constraints
 */
export function missingIn({ requests, limits }: ContainerResources, hard: Amounts): string[] {
  const set = usageNames(requests, limits);
  return REQUIRED.filter((name) => hard.has(name) && !set.has(name));
}

/**
 * What a pod uses of quotas, by the names of their resources.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.1/pkg/quota/v1/evaluator/core/pods.go podComputeUsageHelper
 */
export function usageOfPod({ spec, containers }: CountedPod): Amounts {
  const { requests, limits } = podAmountsWithOverhead(spec, containers);
  return new Map([['pods', ONE], ['count/pods', ONE], ...usageNames(requests, limits)]);
}

/** What one pod uses more of than a quota allows in total. */
export function excessOfPod(
  pod: CountedPod,
  quota: JsonObject,
): readonly { readonly name: string; readonly amount: Quantity; readonly most: Quantity }[] {
  const usage = usageOfPod(pod);
  return [...hardOf(quota)].flatMap(([name, most]) => {
    const amount = usage.get(name);
    return amount !== undefined && amount.compare(most) > 0 ? [{ name, amount, most }] : [];
  });
}

/** The names under which quotas count an object other than a pod. */
export function usageOfObject({ apiVersion, kind }: JsonObject): Amounts {
  const group = asText(apiVersion).includes('/') ? `.${asText(apiVersion).split('/')[0]}` : '';
  const resource = asText(kind).toLowerCase().replace(/y$/, 'ie').concat('s');
  const names = [`count/${resource}${group}`, ...(group === '' && LEGACY.includes(resource) ? [resource] : [])];
  return new Map(names.map((name) => [name, ONE]));
}

/** Kinds that quotas count under their plain names too. */
const LEGACY = [
  'services',
  'configmaps',
  'secrets',
  'persistentvolumeclaims',
  'replicationcontrollers',
  'resourcequotas',
];

function usageNames(requests: Amounts, limits: Amounts): Map<string, Quantity> {
  const usage = new Map<string, Quantity>();
  for (const [resource, quantity] of requests) {
    if (PLAIN.includes(resource) || resource.startsWith('hugepages-')) {
      usage.set(resource, quantity);
      usage.set(`requests.${resource}`, quantity);
    } else if (isExtended(resource)) {
      usage.set(`requests.${resource}`, quantity);
    }
  }
  for (const resource of PLAIN) {
    const limit = limits.get(resource);
    if (limit !== undefined) {
      usage.set(`limits.${resource}`, limit);
    }
  }
  return usage;
}

/** Whether a resource is an extended one, such as `nvidia.com/gpu`. */
function isExtended(resource: string): boolean {
  return resource.includes('/') && !resource.includes('kubernetes.io/');
}

interface Scope {
  readonly name: string;
  readonly operator: string;
  readonly values: readonly string[];
}

function scopesOf(quota: JsonObject): Scope[] {
  const spec = node(quota, 'spec');
  return [
    ...texts(spec, 'scopes').map((name) => ({ name, operator: 'Exists', values: [] })),
    ...nodes(node(spec, 'scopeSelector'), 'matchExpressions').map((requirement) => ({
      name: text(requirement, 'scopeName'),
      operator: text(requirement, 'operator'),
      values: texts(requirement, 'values'),
    })),
  ];
}

function isIn({ name, operator, values }: Scope, pod: CountedPod): boolean {
  const { spec } = pod;
  switch (name) {
    case 'Terminating':
      return isTerminating(spec);
    case 'NotTerminating':
      return !isTerminating(spec);
    case 'BestEffort':
      return isBestEffort(pod);
    case 'NotBestEffort':
      return !isBestEffort(pod);
    case 'PriorityClass':
      return isSelected(text(spec, 'priorityClassName'), operator, values);
    case 'CrossNamespacePodAffinity':
      return ['podAffinity', 'podAntiAffinity'].some((kind) => crossesNamespaces(node(node(spec, 'affinity'), kind)));
    default:
      return false;
  }
}

function isTerminating({ activeDeadlineSeconds }: JsonObject): boolean {
  return typeof activeDeadlineSeconds === 'number' && activeDeadlineSeconds >= 0;
}

/** Whether no container requests or limits CPU or memory. */
function isBestEffort({ containers }: CountedPod): boolean {
  return containers.every(({ requests, limits }) =>
    [requests, limits].every((amounts) => ['cpu', 'memory'].every((resource) => amounts.get(resource)?.sign !== 1)),
  );
}

function isSelected(priorityClass: string, operator: string, values: readonly string[]): boolean {
  switch (operator) {
    case 'In':
      return priorityClass !== '' && values.includes(priorityClass);
    case 'NotIn':
      return !values.includes(priorityClass);
    case 'DoesNotExist':
      return priorityClass === '';
    default:
      return priorityClass !== '';
  }
}

function crossesNamespaces(affinity: Fields): boolean {
  const terms = [
    ...nodes(affinity, 'requiredDuringSchedulingIgnoredDuringExecution'),
    ...nodes(affinity, 'preferredDuringSchedulingIgnoredDuringExecution').map((each) => node(each, 'podAffinityTerm')),
  ];
  return terms.some((term) => texts(term, 'namespaces').length > 0 || present(term, 'namespaceSelector'));
}
