import { type Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { podAlerts, predictionAlerts, type PrometheusAlert } from './alert-rules';
import { metadata } from './metadata';
import { ValidationError } from '../private/errors';
import { type JsonObject } from '../private/json';
import { checkKinds, DURATION } from '../private/kind';
import { inPlace } from '../shell/in-place';
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
   * Namespaces whose SeldonDeployments are monitored.
   * @default - all namespaces
   */
  readonly namespaces?: string[];

  /**
   * Percentage of failed predictions above which `SeldonPredictionsFail` fires.
   * @default 5
   */
  readonly errorPercent?: number;

  /**
   * 95th percentile of the latency above which `SeldonPredictionsSlow` fires. The executor's buckets end at 10 seconds.
   * @default Duration.seconds(1)
   */
  readonly latency?: Duration;

  /**
   * Percentage of throttled CPU periods above which `SeldonContainerThrottled` fires.
   * @default 25
   */
  readonly throttledPercent?: number;

  /**
   * Percentage of the memory limit in use above which `SeldonContainerMemoryHigh` fires. Containers without a limit are
   * not monitored.
   * @default 90
   */
  readonly memoryPercent?: number;

  /**
   * Time after which a rollout with a pod that is not ready counts as stuck.
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
 * Alerts on predictions that fail or are slow, containers that are throttled or run out of memory, rollouts that do not
 * become ready, and models that cannot be downloaded. All but the first two read kube-state-metrics and cAdvisor, which
 * every Prometheus stack has. Each alert has a `summary`, a `description` and a `runbook_url` that says what to look
 * at.
 *
 * @example
 *
 * new ModelAlerts(chart, 'alerts', { errorPercent: 1, latency: Duration.millis(250) });
 *
 * @see https://github.com/cdk8s-seldon/cdk8s-seldon/blob/main/docs/how-to/alerts.md
 */
export class ModelAlerts extends Construct {
  /**
   * @param scope the parent, such as a chart
   * @param id its name, unique below the parent
   * @param props its settings
   */
  public constructor(scope: Construct, id: string, props: ModelAlertsProps = {}) {
    super(scope, id);
    inPlace(this, undefined, () => checkKinds(props, { latency: DURATION, rollout: DURATION }));
    const thresholds = {
      errors: percent(this, 'errorPercent', props.errorPercent ?? 5),
      throttled: percent(this, 'throttledPercent', props.throttledPercent ?? 25),
      memory: percent(this, 'memoryPercent', props.memoryPercent ?? 90),
      latency: props.latency?.toSeconds({ integral: false }) ?? 1,
      rollout: `${props.rollout?.toSeconds() ?? 900}s`,
    };
    if (thresholds.latency <= 0 || thresholds.latency >= LONGEST_BUCKET) {
      throw ValidationError.about(
        this,
        'latency',
        `must be above 0 and below ${LONGEST_BUCKET} seconds, where the executor's buckets end, got ` +
          `${thresholds.latency}`,
      );
    }
    const where = props.namespaces ? `namespace=~"${props.namespaces.join('|')}"` : 'namespace!=""';
    const labelled = (alert: PrometheusAlert): JsonObject => ({
      ...alert,
      labels: { ...alert.labels, ...props.alertLabels },
    });
    new ManifestObject(this, 'Resource', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: metadata(props.name ?? id, props.namespace, props.labels),
      spec: {
        groups: [
          { name: 'seldon-predictions', rules: predictionAlerts(where, thresholds).map(labelled) },
          { name: 'seldon-pods', rules: podAlerts(where, thresholds).map(labelled) },
        ],
      },
    });
  }
}

function percent(scope: Construct, name: string, value: number): number {
  if (!(value > 0 && value < 100)) {
    throw ValidationError.about(scope, name, `must be above 0 and below 100, got ${value}`);
  }
  return value;
}
