import { type Construct } from 'constructs';
import { parseDuration } from './values/duration';
import { type MonitoringValues } from './values/sections';
import { ModelAlerts } from '../monitoring/alerts';
import { PredictionsDashboard } from '../monitoring/dashboard';
import { ModelMonitor } from '../monitoring/model-monitor';
import { OperatorMonitor } from '../monitoring/operator-monitor';

/** Namespace of monitors where values name none. */
export const MONITORING_NAMESPACE = 'monitoring';

/** Writes monitors, alerts and a dashboard. */
export function addMonitoring(
  scope: Construct, values: MonitoringValues, operatorNamespace: string | undefined, executorPort: string | undefined,
): void {
  const common = { namespace: values.namespace ?? MONITORING_NAMESPACE, labels: values.labels };
  new ModelMonitor(scope, 'seldon-models', { ...common, interval: values.interval, executorPort });
  if (operatorNamespace !== undefined) {
    new OperatorMonitor(scope, 'seldon-operator', { ...common, interval: values.interval, operatorNamespaces: [operatorNamespace] });
  }
  if (values.alerts ?? true) {
    new ModelAlerts(scope, 'seldon-alerts', {
      ...common, errorPercent: values.errorPercent, latency: values.latency === undefined ? undefined : parseDuration(values.latency),
    });
  }
  if (values.dashboard ?? true) {
    new PredictionsDashboard(scope, 'seldon-predictions', { namespace: common.namespace });
  }
}
