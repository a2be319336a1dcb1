import { amountsOf, type Amounts, type ContainerResources, podAmounts } from './pod-resources';
import { node, nodes } from './read';
import { type JsonObject } from '../private/json';
import { type Quantity } from '../private/quantity';

/** A violation of a LimitRange by a pod. */
export interface LimitRangeProblem {
  /** Absent if the pod as a whole violates it. */
  readonly container?: ContainerResources;
  readonly resource: string;
  /** What to change. */
  readonly kinds: readonly ('requests' | 'limits')[];
  /** The actual and the allowed amount, such as `a limit of 1 cpu, over the maximum of 500m`. */
  readonly text: string;
}

/**
 * Containers with the defaults of LimitRanges. A maximum is the default of limits, limits are the default of requests,
 * and a minimum is the last default of requests.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.1/plugin/pkg/admission/limitranger/admission.go mergePodResourceRequirements
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.1/pkg/apis/core/v1/defaults.go SetDefaults_LimitRangeItem
 */
export function withLimitRangeDefaults(
  containers: readonly ContainerResources[],
  ranges: readonly JsonObject[],
): ContainerResources[] {
  const items = ranges.flatMap(itemsOf).filter(({ type }) => type === 'Container');
  return containers.map((container) => {
    const requests = new Map(container.requests);
    const limits = new Map(container.limits);
    for (const item of items) {
      const ofLimits = new Map([...amountsOf(item.max), ...amountsOf(item.default)]);
      fill(limits, ofLimits);
      fill(requests, new Map([...amountsOf(item.min), ...ofLimits, ...amountsOf(item.defaultRequest)]));
    }
    return { ...container, requests, limits };
  });
}

/**
 * The violations of a LimitRange by a pod.
 * @param containers with the defaults of all LimitRanges of the namespace
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.1/plugin/pkg/admission/limitranger/admission.go PodValidateLimitFunc
 */
export function limitRangeProblems(containers: readonly ContainerResources[], range: JsonObject): LimitRangeProblem[] {
  return itemsOf(range).flatMap((item) => {
    if (item.type === 'Container') {
      return containers.flatMap((container) =>
        problemsOf(item, container.requests, container.limits).map((problem) => ({ container, ...problem })),
      );
    }
    return item.type === 'Pod'
      ? problemsOf(item, podAmounts(containers, 'requests'), podAmounts(containers, 'limits'))
      : [];
  });
}

/**
 * Requests above the default limits that LimitRanges set for their containers.
 * @param given the containers without defaults
 */
export function requestsOverDefaults(
  given: readonly ContainerResources[],
  containers: readonly ContainerResources[],
): LimitRangeProblem[] {
  return containers.flatMap((container, index) =>
    [...container.requests].flatMap(([resource, request]): LimitRangeProblem[] => {
      const limit = given[index].limits.has(resource) ? undefined : container.limits.get(resource);
      if (limit === undefined || request.compare(limit) <= 0) {
        return [];
      }
      const text = `a request of ${request.toString()} ${resource}, over its default limit of ${limit.toString()}`;
      return [{ container, resource, kinds: ['limits'], text }];
    }),
  );
}

type Broken = Omit<LimitRangeProblem, 'container'>;

function problemsOf(item: JsonObject, requests: Amounts, limits: Amounts): Broken[] {
  return [
    ...[...amountsOf(item.min)].flatMap(([resource, least]) => belowMinimum(resource, least, requests, limits)),
    ...[...amountsOf(item.max)].flatMap(([resource, most]) => aboveMaximum(resource, most, requests, limits)),
    ...[...amountsOf(item.maxLimitRequestRatio)].flatMap(([resource, most]) =>
      aboveRatio(resource, most, requests, limits),
    ),
  ];
}

function belowMinimum(resource: string, least: Quantity, requests: Amounts, limits: Amounts): Broken[] {
  const request = requests.get(resource);
  const limit = limits.get(resource);
  if (request === undefined) {
    const text = `no request of ${resource}, which must be at least ${least.toString()}`;
    return [{ resource, kinds: ['requests'], text }];
  }
  if (request.compare(least) < 0) {
    const text = `a request of ${request.toString()} ${resource}, below the minimum of ${least.toString()}`;
    return [{ resource, kinds: ['requests'], text }];
  }
  const isLow = limit !== undefined && limit.compare(least) < 0;
  return isLow
    ? [
        {
          resource,
          kinds: ['limits'],
          text: `a limit of ${limit.toString()} ${resource}, below the minimum of ${least.toString()}`,
        },
      ]
    : [];
}

function aboveMaximum(resource: string, most: Quantity, requests: Amounts, limits: Amounts): Broken[] {
  const request = requests.get(resource);
  const limit = limits.get(resource);
  if (limit === undefined) {
    return [{ resource, kinds: ['limits'], text: `no limit of ${resource}, which must be at most ${most.toString()}` }];
  }
  if (limit.compare(most) > 0) {
    const text = `a limit of ${limit.toString()} ${resource}, over the maximum of ${most.toString()}`;
    return [{ resource, kinds: ['limits'], text }];
  }
  const isHigh = request !== undefined && request.compare(most) > 0;
  return isHigh
    ? [
        {
          resource,
          kinds: ['requests'],
          text: `a request of ${request.toString()} ${resource}, over the maximum of ${most.toString()}`,
        },
      ]
    : [];
}

function aboveRatio(resource: string, most: Quantity, requests: Amounts, limits: Amounts): Broken[] {
  const request = requests.get(resource);
  const limit = limits.get(resource);
  if (request?.sign !== 1 || limit?.sign !== 1) {
    const text = `no request or no limit of ${resource}, whose ratio must be at most ${most.toString()}`;
    return [{ resource, kinds: ['requests', 'limits'], text }];
  }
  if (limit.milli * 1000n <= request.milli * most.milli) {
    return [];
  }
  const text =
    `a limit of ${limit.toString()} for a request of ${request.toString()} ${resource}, over the ratio of ` +
    `${most.toString()}`;
  return [{ resource, kinds: ['requests', 'limits'], text }];
}

function itemsOf(range: JsonObject): readonly JsonObject[] {
  return nodes(node(range, 'spec'), 'limits');
}

function fill(amounts: Map<string, Quantity>, defaults: Amounts): void {
  for (const [resource, quantity] of defaults) {
    if (!amounts.has(resource)) {
      amounts.set(resource, quantity);
    }
  }
}
