import { parseDuration } from './values/duration';
import { type BudgetValues, type KedaValues, type ScalingValues } from './values/sections/versions';
import { type MetricSpec } from '../deployment/k8s/structs.generated';
import { DisruptionBudget } from '../deployment/scaling/disruption-budget';
import { Metric } from '../deployment/scaling/metric';
import { type KedaOptions, Scaling } from '../deployment/scaling/scaling';

/** How many pods there are: a fixed number, or one of the autoscalers. */
export function scalingOf({ replicas, scaling, keda }: ScalingValues): Scaling | undefined {
  if (scaling) {
    const { cpu, memory, metrics = [], min, max, v2beta1 } = scaling;
    return Scaling.onMetrics({
      metrics: [
        ...(cpu === undefined ? [] : [Metric.cpu(cpu)]),
        ...(memory === undefined ? [] : [Metric.memory(memory)]),
        ...metrics.map((metric) => Metric.of(metric as unknown as MetricSpec)),
      ],
      min,
      max,
      v2beta1,
    });
  }
  if (keda) {
    return Scaling.keda(kedaOf(keda));
  }
  if (replicas === undefined) {
    return undefined;
  }
  return Scaling.fixed(replicas);
}

function kedaOf({ triggers, fallback, pollingInterval, cooldownPeriod, behavior, ...rest }: KedaValues): KedaOptions {
  return {
    ...rest,
    triggers: triggers.map((trigger) => ({ ...trigger, type: trigger.type, metadata: trigger.metadata ?? {} })),
    fallback: fallback && { failureThreshold: fallback.failureThreshold, replicas: fallback.replicas },
    behavior: behavior,
    pollingInterval: pollingInterval === undefined ? undefined : parseDuration(pollingInterval),
    cooldownPeriod: cooldownPeriod === undefined ? undefined : parseDuration(cooldownPeriod),
  };
}

/** How many pods a drain of nodes may evict at once. */
export function budgetOf({ minAvailable, maxUnavailable }: BudgetValues): DisruptionBudget | undefined {
  const amount = minAvailable ?? maxUnavailable;
  if (amount === undefined) {
    return undefined;
  }
  const percent = /^(\d+)%$/.exec(String(amount))?.[1];
  if (minAvailable !== undefined) {
    return percent === undefined
      ? DisruptionBudget.minAvailable(Number(amount))
      : DisruptionBudget.minAvailablePercent(Number(percent));
  }
  return percent === undefined
    ? DisruptionBudget.maxUnavailable(Number(amount))
    : DisruptionBudget.maxUnavailablePercent(Number(percent));
}
