import { nodes } from './read';
import { asText, isObject, type Json, type JsonObject } from '../private/json';
import { Quantity } from '../private/quantity';

/** Amounts by resource, such as `cpu`. */
export type Amounts = ReadonlyMap<string, Quantity>;

/** The requests and limits of one container. */
export interface ContainerResources {
  readonly name: string;
  /** The path of the container, such as `initContainers[0]`. */
  readonly field: string;
  readonly isInitial: boolean;
  /** Whether it is an init container that keeps running. */
  readonly isSidecar: boolean;
  readonly requests: Amounts;
  readonly limits: Amounts;
}

/**
 * The containers of a pod, init containers first. A limit without a request counts as a request, as when the pod is
 * created.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.1/pkg/apis/core/v1/defaults.go SetDefaults_Pod
 */
export function containerResources(spec: JsonObject): ContainerResources[] {
  return ['initContainers', 'containers'].flatMap((list) =>
    nodes(spec, list).map((container, index) => {
      const resources = isObject(container.resources) ? container.resources : {};
      const limits = amountsOf(resources.limits);
      return {
        name: asText(container.name ?? ''),
        field: `${list}[${index}]`,
        isInitial: list === 'initContainers',
        isSidecar: list === 'initContainers' && container.restartPolicy === 'Always',
        requests: new Map([...limits, ...amountsOf(resources.requests)]),
        limits,
      };
    }),
  );
}

/**
 * What a pod uses of each resource at a time. Init containers run one after another before the others; sidecars keep
 * running next to them.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.1/staging/src/k8s.io/component-helpers/resource/helpers.go PodRequests
 */
export function podAmounts(containers: readonly ContainerResources[], kind: 'requests' | 'limits'): Amounts {
  const running = new Map<string, Quantity>();
  const sidecars = new Map<string, Quantity>();
  const starting = new Map<string, Quantity>();
  for (const container of containers) {
    const own = container[kind];
    if (!container.isInitial) {
      add(running, own);
      continue;
    }
    if (container.isSidecar) {
      add(running, own);
      add(sidecars, own);
    }
    const together = new Map(sidecars);
    if (!container.isSidecar) {
      add(together, own);
    }
    raise(starting, together);
  }
  raise(running, starting);
  return running;
}

/**
 * The same including the pod's overhead, which counts towards limits only if there are any.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.1/staging/src/k8s.io/component-helpers/resource/helpers.go PodLimits
 */
export function podAmountsWithOverhead(
  spec: JsonObject,
  containers: readonly ContainerResources[],
): { readonly requests: Amounts; readonly limits: Amounts } {
  const requests = new Map(podAmounts(containers, 'requests'));
  const limits = new Map(podAmounts(containers, 'limits'));
  const overhead = amountsOf(spec.overhead);
  add(requests, overhead);
  add(limits, new Map([...overhead].filter(([resource]) => limits.get(resource)?.sign === 1)));
  return { requests, limits };
}

/** The quantities in a map such as `requests`; invalid ones are left out. */
export function amountsOf(map: Json | undefined): Amounts {
  return new Map(
    Object.entries(isObject(map) ? map : {}).flatMap(([resource, value]): [string, Quantity][] => {
      const isAmount = typeof value === 'string' || typeof value === 'number';
      const quantity = isAmount ? Quantity.parse(value) : undefined;
      return quantity === undefined ? [] : [[resource, quantity]];
    }),
  );
}

/** Adds amounts, multiplied by a number. */
export function add(sum: Map<string, Quantity>, more: Amounts, times = 1): void {
  for (const [resource, quantity] of more) {
    const added = times === 1 ? quantity : quantity.times(times);
    sum.set(resource, sum.get(resource)?.plus(added) ?? added);
  }
}

/** Raises each amount to at least that of another map. */
export function raise(amounts: Map<string, Quantity>, floor: Amounts): void {
  for (const [resource, quantity] of floor) {
    const known = amounts.get(resource);
    if (known === undefined || quantity.compare(known) > 0) {
      amounts.set(resource, quantity);
    }
  }
}
