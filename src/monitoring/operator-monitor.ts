import { Construct } from 'constructs';
import { metadata } from './metadata';
import { MANAGER_DEPLOYMENT } from '../api/facts/names';
import { ManifestObject } from '../shell/manifest-object';

/** Properties of `OperatorMonitor`. */
export interface OperatorMonitorProps {
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
   * Namespaces in which operators run.
   * @default - all namespaces
   */
  readonly operatorNamespaces?: string[];

  /**
   * Labels of the PodMonitor; the Prometheus object selects monitors by them.
   * @default - none
   */
  readonly labels?: Record<string, string>;

  /**
   * Time between two scrapes, as a Prometheus duration (`30s`).
   * @default - Prometheus' default
   */
  readonly interval?: string;
}

/**
 * Scrapes the manager: reconcile errors, work queue, webhook latency. A PodMonitor, because the only Service of the
 * manager is its webhook's.
 *
 * @example
 *
 * new OperatorMonitor(chart, 'operator-monitor', { labels: { release: 'prometheus' } });
 */
export class OperatorMonitor extends Construct {
  /**
   * @param scope the parent, such as a chart
   * @param id its name, unique below the parent
   * @param props its settings
   */
  public constructor(scope: Construct, id: string, props: OperatorMonitorProps = {}) {
    super(scope, id);
    new ManifestObject(this, 'Resource', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PodMonitor',
      metadata: metadata(props.name ?? id, props.namespace, props.labels),
      spec: {
        selector: { matchLabels: { app: 'seldon', 'control-plane': MANAGER_DEPLOYMENT } },
        namespaceSelector: props.operatorNamespaces ? { matchNames: [...props.operatorNamespaces] } : { any: true },
        podMetricsEndpoints: [
          { port: 'metrics', path: '/metrics', ...(props.interval === undefined ? {} : { interval: props.interval }) },
        ],
      },
    });
  }
}
