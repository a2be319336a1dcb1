import { Construct } from 'constructs';
import { metadata } from './metadata';
import { ModelServerMetrics } from './model-server-metrics';
import { METRICS_PATH, METRICS_PORT_NAME } from '../api/facts/ports';
import { type JsonObject } from '../private/json';
import { eachGiven } from '../private/kind';
import { inPlace } from '../shell/in-place';
import { ManifestObject } from '../shell/manifest-object';

const SERVER = ['_toEndpoint', 'a ModelServerMetrics such as ModelServerMetrics.TRITON'] as const;

/** Properties of `ModelMonitor`. */
export interface ModelMonitorProps {
  /**
   * Name of the PodMonitor.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * Namespace of the PodMonitor, usually Prometheus' own.
   * @default - the namespace of the chart
   */
  readonly namespace?: string;

  /**
   * Namespaces whose SeldonDeployments are scraped.
   * @default - all namespaces
   */
  readonly namespaces?: string[];

  /**
   * Labels of the PodMonitor; the Prometheus object selects monitors by them (`release: ...` in kube-prometheus-stack).
   * @default - none
   */
  readonly labels?: Record<string, string>;

  /**
   * Time between two scrapes, as a Prometheus duration (`30s`).
   * @default - Prometheus' default
   */
  readonly interval?: string;

  /**
   * Name of the executor's metrics port, if the operator sets `executor.metricsPortName`.
   * @default 'metrics'
   */
  readonly executorPort?: string;

  /**
   * Path of the executor's metrics, if the operator sets `executor.prometheus.path`.
   * @default '/prometheus'
   */
  readonly executorPath?: string;

  /**
   * Model servers whose own metrics are scraped as well. The operator takes the metrics port away from MLServer and
   * Triton containers, so a monitor by port name finds none of them; this one reaches them by pod address.
   *
   * @default - MLServer (6000) and Triton (8002)
   */
  readonly modelServers?: ModelServerMetrics[];
}

/**
 * Scrapes every SeldonDeployment: executors by port name, and the model servers whose metrics port the operator drops.
 *
 * @see https://docs.seldon.io/projects/seldon-core/en/v1.17.1/analytics/analytics.html
 * @example
 *
 * const monitoring = new Chart(new App(), 'monitoring', { namespace: 'monitoring' });
 * new ModelMonitor(monitoring, 'seldon-models', { labels: { release: 'prometheus' } });
 */
export class ModelMonitor extends Construct {
  /**
   * @param scope the parent, such as a chart
   * @param id its name, unique below the parent
   * @param props its settings
   */
  public constructor(scope: Construct, id: string, props: ModelMonitorProps = {}) {
    super(scope, id);
    const interval: JsonObject = props.interval === undefined ? {} : { interval: props.interval };
    const servers = props.modelServers ?? [ModelServerMetrics.MLSERVER, ModelServerMetrics.TRITON];
    inPlace(this, undefined, () => eachGiven("'modelServers'", servers, SERVER));
    new ManifestObject(this, 'Resource', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PodMonitor',
      metadata: metadata(props.name ?? id, props.namespace, props.labels),
      spec: {
        selector: { matchLabels: { 'app.kubernetes.io/managed-by': 'seldon-core' } },
        namespaceSelector: props.namespaces ? { matchNames: [...props.namespaces] } : { any: true },
        podMetricsEndpoints: [
          { port: props.executorPort ?? METRICS_PORT_NAME, path: props.executorPath ?? METRICS_PATH, ...interval },
          ...servers.map((server) => ({ ...server._toEndpoint(), ...interval })),
        ],
      },
    });
  }
}
