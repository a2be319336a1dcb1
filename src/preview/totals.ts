import { podsOf } from './pods';
import { add, type Amounts, containerResources, podAmountsWithOverhead } from '../apiserver/pod-resources';
import { type Manifest } from '../private/json';
import { type Quantity } from '../private/quantity';

/** The most that the pods of a namespace may use, with all autoscalers at their maximum. */
export interface Totals {
  readonly namespace: string;
  readonly pods: number;
  /** By resource, such as `cpu`. */
  readonly requests: Readonly<Record<string, string>>;
  readonly limits: Readonly<Record<string, string>>;
  /** Containers without a memory limit, as `deployment/container`: the sum of limits does not include them. */
  readonly unlimited: readonly string[];
}

interface Sum {
  pods: number;
  readonly requests: Map<string, Quantity>;
  readonly limits: Map<string, Quantity>;
  readonly unlimited: string[];
}

/**
 * Sums of requests and limits by namespace, to compare with a quota.
 *
 * Init containers run before the others, so the larger of both counts. A limit without a request counts as a request.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
 */
export function totalsOf(objects: readonly Manifest[]): Totals[] {
  const byNamespace = new Map<string, Sum>();
  for (const { name, namespace, spec, most } of podsOf(objects)) {
    const total: Sum = byNamespace.get(namespace) ?? { pods: 0, requests: new Map(), limits: new Map(), unlimited: [] };
    byNamespace.set(namespace, total);
    total.pods += most;
    const containers = containerResources(spec);
    const usage = podAmountsWithOverhead(spec, containers);
    add(total.requests, usage.requests, most);
    add(total.limits, usage.limits, most);
    const unlimited = containers.filter(({ isInitial, limits }) => !isInitial && !limits.has('memory'));
    total.unlimited.push(...unlimited.map((container) => `${name}/${container.name}`));
  }
  return [...byNamespace]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([namespace, sum]) => ({ ...sum, namespace, requests: written(sum.requests), limits: written(sum.limits) }));
}

function written(total: Amounts): Record<string, string> {
  const sorted = [...total].sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(sorted.map(([resource, quantity]) => [resource, quantity.toString()]));
}
