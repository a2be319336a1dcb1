import { child, containersOf, podsOf } from './pods';
import { type JsonObject, type Manifest } from '../private/json';
import { Quantity } from '../private/quantity';

/** What the pods of a namespace may take at most: every replica, and every one that an autoscaler may add. */
export interface Totals {
  readonly namespace: string;
  readonly pods: number;
  /** By resource, such as `cpu`. */
  readonly requests: Readonly<Record<string, string>>;
  readonly limits: Readonly<Record<string, string>>;
  /** Containers without a limit of memory, as `deployment/container`: the sum of limits leaves them out. */
  readonly unlimited: readonly string[];
}

type Amounts = Map<string, Quantity>;

interface Sum {
  pods: number;
  readonly requests: Amounts;
  readonly limits: Amounts;
  readonly unlimited: string[];
}

/**
 * Sums of requests and limits by namespace, to compare with a quota.
 *
 * Init containers run before the others, so that the larger of both counts. A container that only says a limit requests as much.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
 */
export function totalsOf(objects: readonly Manifest[]): Totals[] {
  const byNamespace = new Map<string, Sum>();
  for (const { name, namespace, spec, most } of podsOf(objects)) {
    const total: Sum = byNamespace.get(namespace) ?? { pods: 0, requests: new Map(), limits: new Map(), unlimited: [] };
    byNamespace.set(namespace, total);
    total.pods += most;
    const overhead = amounts(child(spec, 'overhead'));
    for (const kind of ['requests', 'limits'] as const) {
      const each = podAmounts(spec, kind);
      add(each, overhead);
      for (const [resource, quantity] of each) {
        total[kind].set(resource, plus(total[kind].get(resource), quantity.times(most)));
      }
    }
    const { running } = containersOf(spec);
    const unlimited = running.filter((container) => !('memory' in resourcesOf(container, 'limits')));
    total.unlimited.push(...unlimited.map((container) => `${name}/${String(container.name)}`));
  }
  return [...byNamespace]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([namespace, sum]) => ({ ...sum, namespace, requests: written(sum.requests), limits: written(sum.limits) }));
}

function podAmounts(spec: JsonObject, kind: 'requests' | 'limits'): Amounts {
  const { initial, running } = containersOf(spec);
  const sum: Amounts = new Map();
  for (const container of running) {
    add(sum, amounts(resourcesOf(container, kind)));
  }
  for (const container of initial) {
    for (const [resource, quantity] of amounts(resourcesOf(container, kind))) {
      const other = sum.get(resource);
      sum.set(resource, other === undefined || quantity.compare(other) > 0 ? quantity : other);
    }
  }
  return sum;
}

function resourcesOf(container: JsonObject, kind: 'requests' | 'limits'): JsonObject {
  const resources = child(container, 'resources');
  return kind === 'limits'
    ? child(resources, 'limits')
    : { ...child(resources, 'limits'), ...child(resources, 'requests') };
}

function amounts(resources: JsonObject): Amounts {
  const result: Amounts = new Map();
  for (const [resource, value] of Object.entries(resources)) {
    const quantity = typeof value === 'string' || typeof value === 'number' ? Quantity.parse(value) : undefined;
    if (quantity !== undefined) {
      result.set(resource, quantity);
    }
  }
  return result;
}

function add(sum: Amounts, more: Amounts): void {
  for (const [resource, quantity] of more) {
    sum.set(resource, plus(sum.get(resource), quantity));
  }
}

function plus(left: Quantity | undefined, right: Quantity): Quantity {
  return left === undefined ? right : left.plus(right);
}

function written(total: Amounts): Record<string, string> {
  const sorted = [...total].sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(sorted.map(([resource, quantity]) => [resource, quantity.toString()]));
}
