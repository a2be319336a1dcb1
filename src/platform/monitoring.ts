import { type Construct } from 'constructs';
import { type PlatformMonitoringOptions } from './seldon-platform-props';
import { ModelAlerts } from '../monitoring/alerts';
import { PredictionsDashboard } from '../monitoring/dashboard';
import { ModelMonitor } from '../monitoring/model-monitor';
import { OperatorMonitor } from '../monitoring/operator-monitor';
import { type SeldonOperator } from '../operator/seldon-operator';

/** Writes monitors, alerts and a dashboard. */
export function addMonitoring(
  scope: Construct,
  options: PlatformMonitoringOptions,
  operator: SeldonOperator | undefined,
): void {
  const {
    namespace,
    namespaces,
    labels,
    interval,
    modelServers,
    errorPercent,
    latency,
    dashboardOptions: dashboard,
  } = options;
  const { labels: alertLabels, ...thresholds } = options.alertOptions ?? {};
  const { metricsPortName: executorPort, prometheusPath: executorPath } = operator?._configuration().executor ?? {};
  new ModelMonitor(scope, 'seldon-models', {
    namespace,
    namespaces,
    labels,
    interval,
    executorPort,
    executorPath,
    modelServers,
  });
  if (operator !== undefined) {
    new OperatorMonitor(scope, 'seldon-operator', {
      namespace,
      labels,
      interval,
      operatorNamespaces: [operator.operatorNamespace],
    });
  }
  if (options.alerts ?? true) {
    new ModelAlerts(scope, 'seldon-alerts', {
      namespace,
      namespaces,
      labels,
      errorPercent,
      latency,
      ...thresholds,
      alertLabels,
    });
  }
  if (options.dashboard ?? true) {
    new PredictionsDashboard(scope, 'seldon-predictions', {
      ...dashboard,
      namespace: dashboard?.namespace ?? namespace,
    });
  }
}
