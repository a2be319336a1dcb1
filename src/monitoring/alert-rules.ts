import { FAILED, METRICS, PREDICTIONS } from './metric-names';
import { libraryPage } from '../api/facts/links';
import { ENGINE_CONTAINER, INITIALIZER_SUFFIX } from '../api/facts/names';
import { type JsonObject } from '../private/json';

/** Above which an alert fires: percentages, seconds for `latency`, a duration of Prometheus for `rollout`. */
export interface Thresholds {
  readonly errors: number;
  readonly throttled: number;
  readonly memory: number;
  readonly latency: number;
  readonly rollout: string;
}

/** One entry of the `rules` of a PrometheusRule. */
export interface PrometheusAlert extends JsonObject {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: { readonly severity: Severity };
  readonly annotations: { readonly summary: string; readonly description: string; readonly runbook_url: string };
}

type Severity = 'warning' | 'critical';

const PREDICTOR = '{{ $labels.deployment_name }}/{{ $labels.predictor_name }} in {{ $labels.namespace }}';
const CONTAINER = 'container {{ $labels.container }} of {{ $labels.namespace }}/{{ $labels.pod }}';
const FETCH_FAILURES = 'CrashLoopBackOff|ImagePullBackOff|ErrImagePull|CreateContainerConfigError';

/** Alerts on what the executor measures. */
export function predictionAlerts(where: string, { errors, latency }: Thresholds): PrometheusAlert[] {
  const by = 'namespace, deployment_name, predictor_name';
  const count = (filter: string) =>
    `sum by (${by}) (rate(${METRICS.server}_count{${[PREDICTIONS, ...(filter ? [filter] : []), where].join(',')}}[5m]))`;
  const buckets = `sum by (${by}, le) (rate(${METRICS.server}_bucket{${PREDICTIONS},${where}}[5m]))`;
  return [
    alert('SeldonPredictionsFail', 'critical', '5m', `100 * ${count(FAILED)} / ${count('')} > ${errors}`, {
      summary: 'Predictions fail.',
      description: `${PREDICTOR} fails {{ $value | printf "%.1f" }} % of its predictions`,
    }),
    alert('SeldonPredictionsSlow', 'warning', '10m', `histogram_quantile(0.95, ${buckets}) > ${latency}`, {
      summary: 'Predictions are slow.',
      description: `${PREDICTOR} answers 5 % of its predictions in more than {{ $value | printf "%.2f" }} s`,
    }),
  ];
}

/** Alerts on pods of SeldonDeployments, which are known by the executor's container next to the model. */
export function podAlerts(where: string, { throttled, memory, rollout }: Thresholds): PrometheusAlert[] {
  const seldonPods = `group by (namespace, pod) (kube_pod_container_info{container="${ENGINE_CONTAINER}",${where}})`;
  const ofSeldonPods = `* on (namespace, pod) group_left () ${seldonPods}`;
  const by = 'by (namespace, pod, container)';
  const periods = (metric: string) => `sum ${by} (rate(container_cpu_cfs_${metric}_total{container!="",${where}}[5m]))`;
  const used = `max ${by} (container_memory_working_set_bytes{container!="",${where}})`;
  const limit = `max ${by} (kube_pod_container_resource_limits{resource="memory",${where}})`;
  return [
    alert(
      'SeldonContainerThrottled',
      'warning',
      '15m',
      `100 * ${periods('throttled_periods')} / ${periods('periods')} ${ofSeldonPods} > ${throttled}`,
      {
        summary: 'A container needs more CPU than its limit.',
        description: `${CONTAINER} is throttled {{ $value | printf "%.0f" }} % of the time: raise its CPU limit or scale out`,
      },
    ),
    alert('SeldonContainerMemoryHigh', 'warning', '10m', `100 * ${used} / ${limit} ${ofSeldonPods} > ${memory}`, {
      summary: 'A container is about to run out of memory.',
      description: `${CONTAINER} uses {{ $value | printf "%.0f" }} % of its memory limit: raise the limit before it is killed`,
    }),
    alert(
      'SeldonRolloutStuck',
      'critical',
      rollout,
      `kube_pod_status_ready{condition="true",${where}} ${ofSeldonPods} == 0`,
      {
        summary: 'A rollout is stuck.',
        description: 'pod {{ $labels.namespace }}/{{ $labels.pod }} has not become ready: its rollout is stuck',
      },
    ),
    alert(
      'SeldonModelDownloadFails',
      'critical',
      '5m',
      `kube_pod_init_container_status_waiting_reason{container=~".*${INITIALIZER_SUFFIX}",reason=~"${FETCH_FAILURES}",${where}} > 0`,
      {
        summary: 'A model cannot be downloaded.',
        description: `init ${CONTAINER} cannot fetch its model: check its log, the model URI and the credentials`,
      },
    ),
  ];
}

function alert(
  name: string,
  severity: Severity,
  after: string,
  expr: string,
  { summary, description }: { readonly summary: string; readonly description: string },
): PrometheusAlert {
  const runbook_url = libraryPage(`docs/how-to/alerts.md#${name.toLowerCase()}`);
  return { alert: name, expr, for: after, labels: { severity }, annotations: { summary, description, runbook_url } };
}
