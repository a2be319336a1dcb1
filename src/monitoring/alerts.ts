import { type Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { metadata } from './metadata';
import { FAILED, METRICS, PREDICTIONS } from './metric-names';
import { ENGINE_CONTAINER, INITIALIZER_SUFFIX } from '../api/facts/names';
import { ValidationError } from '../private/errors';
import { type JsonObject } from '../private/json';
import { ManifestObject } from '../shell/manifest-object';

/** Properties of `ModelAlerts`. */
export interface ModelAlertsProps {
  /**
   * Name of the PrometheusRule.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * Namespace of the PrometheusRule.
   * @default - the namespace of the chart
   */
  readonly namespace?: string;

  /**
   * Labels of the PrometheusRule; the Prometheus object selects rules by them.
   * @default - none
   */
  readonly labels?: Record<string, string>;

  /**
   * Namespaces whose SeldonDeployments are watched.
   * @default - all namespaces
   */
  readonly namespaces?: string[];

  /**
   * Failed predictions in percent of all, above which `SeldonPredictionsFail` fires.
   * @default 5
   */
  readonly errorPercent?: number;

  /**
   * 95th percentile of the answer time, above which `SeldonPredictionsSlow` fires. The executor's buckets end at 10 seconds.
   * @default Duration.seconds(1)
   */
  readonly latency?: Duration;

  /**
   * CPU throttled periods in percent of all, above which `SeldonContainerThrottled` fires.
   * @default 25
   */
  readonly throttledPercent?: number;

  /**
   * Time after which a pod that is not ready counts as a stuck rollout.
   * @default Duration.minutes(15)
   */
  readonly rollout?: Duration;

  /**
   * Labels of every alert, for routing.
   * @default - none but `severity`
   */
  readonly alertLabels?: Record<string, string>;
}

/** Longest bucket of the executor's histograms, in seconds. */
const LONGEST_BUCKET = 10;

/**
 * Alerts on predictions that fail or are slow, throttled containers, rollouts that do not become ready, and models that
 * cannot be downloaded. The last three read kube-state-metrics and cAdvisor, which every Prometheus stack has.
 */
export class ModelAlerts extends Construct {
  public constructor(scope: Construct, id: string, props: ModelAlertsProps = {}) {
    super(scope, id);
    const thresholds = {
      errors: percent(this, 'errorPercent', props.errorPercent ?? 5),
      throttled: percent(this, 'throttledPercent', props.throttledPercent ?? 25),
      latency: props.latency?.toSeconds({ integral: false }) ?? 1,
      rollout: `${props.rollout?.toSeconds() ?? 900}s`,
    };
    if (thresholds.latency <= 0 || thresholds.latency >= LONGEST_BUCKET) {
      throw new ValidationError(
        this,
        `'latency' must be above 0 and below ${LONGEST_BUCKET} seconds, where the executor's buckets end, got ${thresholds.latency}`,
      );
    }
    const where = props.namespaces ? `namespace=~"${props.namespaces.join('|')}"` : 'namespace!=""';
    new ManifestObject(this, 'Resource', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: metadata(props.name ?? id, props.namespace, props.labels),
      spec: {
        groups: [
          {
            name: 'seldon-predictions',
            rules: predictionRules(where, thresholds).map((rule) => withLabels(rule, props.alertLabels)),
          },
          {
            name: 'seldon-pods',
            rules: podRules(where, thresholds).map((rule) => withLabels(rule, props.alertLabels)),
          },
        ],
      },
    });
  }
}

interface Thresholds {
  readonly errors: number;
  readonly throttled: number;
  readonly latency: number;
  readonly rollout: string;
}

function predictionRules(where: string, { errors, latency }: Thresholds): JsonObject[] {
  const by = 'by (namespace, deployment_name, predictor_name)';
  return [
    alert(
      'SeldonPredictionsFail',
      'critical',
      '5m',
      `100 * sum ${by} (rate(${METRICS.server}_count{${PREDICTIONS},${FAILED},${where}}[5m])) / sum ${by} (rate(${METRICS.server}_count{${PREDICTIONS},${where}}[5m])) > ${errors}`,
      '{{ $labels.deployment_name }}/{{ $labels.predictor_name }} in {{ $labels.namespace }} fails {{ $value | printf "%.1f" }} % of its predictions',
    ),
    alert(
      'SeldonPredictionsSlow',
      'warning',
      '10m',
      `histogram_quantile(0.95, sum by (namespace, deployment_name, predictor_name, le) (rate(${METRICS.server}_bucket{${PREDICTIONS},${where}}[5m]))) > ${latency}`,
      '{{ $labels.deployment_name }}/{{ $labels.predictor_name }} in {{ $labels.namespace }} answers 5 % of its predictions in more than {{ $value | printf "%.2f" }} s',
    ),
  ];
}

/** Pods of SeldonDeployments are known by the executor's container beside the model. */
function podRules(where: string, { throttled, rollout }: Thresholds): JsonObject[] {
  const seldonPods = `group by (namespace, pod) (kube_pod_container_info{container="${ENGINE_CONTAINER}",${where}})`;
  return [
    alert(
      'SeldonContainerThrottled',
      'warning',
      '15m',
      `100 * sum by (namespace, pod, container) (rate(container_cpu_cfs_throttled_periods_total{container!="",${where}}[5m]))` +
        ` / sum by (namespace, pod, container) (rate(container_cpu_cfs_periods_total{container!="",${where}}[5m]))` +
        ` * on (namespace, pod) group_left () ${seldonPods} > ${throttled}`,
      'container {{ $labels.container }} of {{ $labels.namespace }}/{{ $labels.pod }} is throttled {{ $value | printf "%.0f" }} % of the time: raise its CPU limit or scale out',
    ),
    alert(
      'SeldonRolloutStuck',
      'critical',
      rollout,
      `kube_pod_status_ready{condition="true",${where}} * on (namespace, pod) group_left () ${seldonPods} == 0`,
      'pod {{ $labels.namespace }}/{{ $labels.pod }} has not become ready: its rollout is stuck',
    ),
    alert(
      'SeldonModelDownloadFails',
      'critical',
      '5m',
      `kube_pod_init_container_status_waiting_reason{container=~".*${INITIALIZER_SUFFIX}",reason=~"CrashLoopBackOff|ImagePullBackOff|ErrImagePull|CreateContainerConfigError",${where}} > 0`,
      'init container {{ $labels.container }} of {{ $labels.namespace }}/{{ $labels.pod }} cannot fetch its model: look at its log, model URI and credentials',
    ),
  ];
}

function alert(name: string, severity: string, after: string, expr: string, description: string): JsonObject {
  return { alert: name, expr, for: after, labels: { severity }, annotations: { description } };
}

function withLabels(rule: JsonObject, labels: Record<string, string> | undefined): JsonObject {
  return { ...rule, labels: { ...(rule.labels as JsonObject), ...labels } };
}

function percent(scope: Construct, name: string, value: number): number {
  if (!(value > 0 && value < 100)) {
    throw new ValidationError(scope, `'${name}' must be above 0 and below 100, got ${value}`);
  }
  return value;
}
