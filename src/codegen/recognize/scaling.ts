import { type Reading } from './context';
import { duration } from './settings';
import { structMembers } from './structured';
import { Untypable } from './untypable';
import { asNumber, asText, isObject, type Json, type JsonObject, maps } from '../../private/json';
import { call, type Expression, items, struct, value } from '../expression';

/** How many pods of a component there are; undefined if it does not say. */
export function componentScaling(reading: Reading, component: JsonObject, path: string): Expression | undefined {
  const { replicas, hpaSpec, kedaSpec } = component;
  const given = Object.entries({ replicas, hpaSpec, kedaSpec }).filter(
    ([, json]) => json !== undefined && json !== null,
  );
  if (given.length > 1) {
    throw new Untypable(
      `${path}.${given[0][0]}`,
      `is set next to others: the component has ${given.map(([name]) => name).join(' and ')}, of which Scaling is one`,
    );
  }
  if (typeof replicas === 'number') {
    return call('Scaling', 'fixed', value(replicas));
  }
  if (isObject(hpaSpec)) {
    return horizontal(reading, hpaSpec, `${path}.hpaSpec`);
  }
  if (isObject(kedaSpec)) {
    return keda(reading, kedaSpec, `${path}.kedaSpec`);
  }
  return undefined;
}

function horizontal(reading: Reading, hpa: JsonObject, path: string): Expression {
  const { minReplicas, maxReplicas, metrics, metricsv2 } = hpa;
  const old = maps(metrics).length > 0;
  const list = maps(old ? metrics : metricsv2);
  if (typeof maxReplicas !== 'number' || list.length === 0 || (old && maps(metricsv2).length > 0)) {
    throw new Untypable(path, 'has no metrics, or two forms of them');
  }
  const bounds = { max: value(maxReplicas), min: typeof minReplicas === 'number' ? value(minReplicas) : undefined };
  const form = old ? { v2beta1: value(true) } : {};
  const simple = list.length === 1 ? utilization(list[0], old) : undefined;
  if (simple) {
    return call('Scaling', simple.method, struct({ percent: value(simple.percent), ...bounds, ...form }));
  }
  return call(
    'Scaling',
    'onMetrics',
    struct({
      metrics: items(
        list.map((metric, i) =>
          old ? oldMetric(metric, `${path}.metrics[${i}]`) : newMetric(reading, metric, `${path}.metricsv2[${i}]`),
        ),
      ),
      ...bounds,
      ...form,
    }),
  );
}

/** The use of CPU or memory in percent, if a metric is just that. */
function utilization(metric: JsonObject, old: boolean): { method: 'onCpu' | 'onMemory'; percent: number } | undefined {
  const { type, resource, ...rest } = metric;
  const name = isObject(resource) ? resource.name : undefined;
  const percent = isObject(resource) && (old ? onlyPercent(resource) : averageUtilization(resource));
  return type !== 'Resource' ||
    Object.keys(rest).length > 0 ||
    (name !== 'cpu' && name !== 'memory') ||
    typeof percent !== 'number'
    ? undefined
    : { method: name === 'cpu' ? 'onCpu' : 'onMemory', percent };
}

function onlyPercent({ name: _, targetAverageUtilization, ...rest }: JsonObject): Json | undefined {
  return Object.keys(rest).length === 0 ? targetAverageUtilization : undefined;
}

function averageUtilization({ target, name: _, ...rest }: JsonObject): Json | undefined {
  const { type, averageUtilization: percent, ...more } = isObject(target) ? target : {};
  return type === 'Utilization' && Object.keys({ ...rest, ...more }).length === 0 ? percent : undefined;
}

function newMetric(reading: Reading, metric: JsonObject, path: string): Expression {
  const simple = utilization(metric, false);
  return simple
    ? call('Metric', simple.method === 'onCpu' ? 'cpu' : 'memory', value(simple.percent))
    : call('Metric', 'of', struct(structMembers(reading, 'k8s.MetricSpec', metric, path)));
}

/** A metric of `autoscaling/v2beta1` as the one of `autoscaling/v2` that it means. */
function oldMetric(metric: JsonObject, path: string): Expression {
  const simple = utilization(metric, true);
  if (simple) {
    return call('Metric', simple.method === 'onCpu' ? 'cpu' : 'memory', value(simple.percent));
  }
  const { type, resource, pods } = metric;
  if (
    type === 'Resource' &&
    isObject(resource) &&
    typeof resource.name === 'string' &&
    isQuantity(resource.targetAverageValue)
  ) {
    return call(
      'Metric',
      'of',
      struct({
        type: value('Resource'),
        resource: struct({
          name: value(resource.name),
          target: struct({ type: value('AverageValue'), averageValue: value(asText(resource.targetAverageValue)) }),
        }),
      }),
    );
  }
  if (
    type === 'Pods' &&
    isObject(pods) &&
    typeof pods.metricName === 'string' &&
    isQuantity(pods.targetAverageValue) &&
    !pods.selector
  ) {
    return call('Metric', 'pods', value(pods.metricName), value(asText(pods.targetAverageValue)));
  }
  throw new Untypable(path, 'is a metric of autoscaling/v2beta1 that no Metric expresses');
}

function isQuantity(json: Json | undefined): boolean {
  return typeof json === 'string' || typeof json === 'number';
}

function keda(reading: Reading, spec: JsonObject, path: string): Expression {
  const { advanced, triggers, fallback, pollingInterval, cooldownPeriod } = spec;
  const { horizontalPodAutoscalerConfig, restoreToOriginalReplicaCount } = isObject(advanced) ? advanced : {};
  const behavior = isObject(horizontalPodAutoscalerConfig) ? horizontalPodAutoscalerConfig.behavior : undefined;
  const number = (json: Json | undefined): Expression | undefined =>
    typeof json === 'number' ? value(json) : undefined;
  return call(
    'Scaling',
    'keda',
    struct({
      triggers: items(
        maps(triggers).map(({ authenticationRef, ...trigger }, i) => {
          const { name: authentication, kind } = isObject(authenticationRef) ? authenticationRef : {};
          if (kind !== undefined) {
            throw new Untypable(
              `${path}.triggers[${i}].authenticationRef.kind`,
              'KedaTrigger has no kind of authentication',
            );
          }
          const { type, ...members } = structMembers(reading, 'KedaTrigger', trigger, `${path}.triggers[${i}]`);
          return struct({
            type,
            ...members,
            authentication: typeof authentication === 'string' ? value(authentication) : undefined,
          });
        }),
      ),
      max: number(spec.maxReplicaCount),
      min: number(spec.minReplicaCount),
      idle: number(spec.idleReplicaCount),
      pollingInterval: typeof pollingInterval === 'number' ? duration(pollingInterval * 1000) : undefined,
      cooldownPeriod: typeof cooldownPeriod === 'number' ? duration(cooldownPeriod * 1000) : undefined,
      fallback: isObject(fallback)
        ? struct(structMembers(reading, 'KedaFallback', fallback, `${path}.fallback`))
        : undefined,
      behavior: isObject(behavior)
        ? struct(structMembers(reading, 'k8s.HorizontalPodAutoscalerBehavior', behavior, `${path}.advanced`))
        : undefined,
      restoreToOriginalReplicaCount:
        typeof restoreToOriginalReplicaCount === 'boolean' ? value(restoreToOriginalReplicaCount) : undefined,
    }),
  );
}

/** How many pods a drain may evict. */
export function disruptionBudget(json: Json | undefined, path: string): Expression | undefined {
  if (!isObject(json)) {
    return undefined;
  }
  const [[kind, amount] = [], more] = Object.entries(json).filter(([, item]) => item !== null);
  const percent = /^(0|[1-9]\d*)%$/.exec(asText(amount))?.[1];
  if (
    more !== undefined ||
    (kind !== 'minAvailable' && kind !== 'maxUnavailable') ||
    (typeof amount !== 'number' && percent === undefined)
  ) {
    throw new Untypable(path, 'is neither a number of pods nor a percentage, or both');
  }
  return percent === undefined
    ? call('DisruptionBudget', kind, value(asNumber(amount)))
    : call('DisruptionBudget', `${kind}Percent`, value(Number(percent)));
}
