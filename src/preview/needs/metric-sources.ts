import { isObject, type Json, type JsonObject, maps } from '../../private/json';

/** What answers each of the API server's metrics APIs, by the types of the metrics in it. */
const SOURCES: readonly (readonly [source: string, types: readonly (Json | undefined)[]])[] = [
  ['metrics-server, or another source of pod metrics', ['Resource', 'ContainerResource', 'cpu', 'memory']],
  ['an adapter of custom metrics, such as prometheus-adapter', ['Pods', 'Object']],
  ['an adapter of external metrics, such as prometheus-adapter', ['External']],
];

/** What an autoscaler gets its metrics from; KEDA's other triggers measure for themselves. */
export function metricSources({ kind, spec }: JsonObject): string[] {
  const { metrics, triggers } = isObject(spec) ? spec : {};
  const measured = [...(kind === 'HorizontalPodAutoscaler' ? maps(metrics) : []), ...maps(triggers)];
  return SOURCES.filter(([, types]) => measured.some(({ type }) => types.includes(type))).map(([source]) => source);
}
