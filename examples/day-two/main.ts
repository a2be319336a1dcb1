import {
  DisruptionBudget, Explainer, GraphNode, LoggerMode, ModelAlerts, ModelArtifact, ModelMonitor, PredictionsDashboard, PrepackagedServer, Scaling,
  SeldonDeployment,
} from 'cdk8s-seldon';
import { ApiObject, App, Chart, Duration } from 'cdk8s';

/** A model that scales, survives drains of nodes, is watched, logs its payloads and explains itself. */
export function buildApp(outdir?: string): App {
  const app = new App({ outdir, outputFileExtension: '.yaml' });

  const namespaces = new Chart(app, '00-namespaces');
  for (const name of ['growth', 'monitoring']) {
    new ApiObject(namespaces, name, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }

  const models = new Chart(app, '50-models-growth', { namespace: 'growth' });
  new SeldonDeployment(models, 'income', { requestTimeout: Duration.seconds(5) }).addPredictor('default', {
    graph: GraphNode.server('model', PrepackagedServer.SKLEARN, {
      artifact: ModelArtifact.uri('gs://seldon-models/v1.16.0-dev/sklearn/income/model'),
      logger: { mode: LoggerMode.ALL, url: 'http://broker-ingress.knative-eventing.svc/growth/default' },
      container: { resources: { requests: { cpu: '500m', memory: '256Mi' }, limits: { memory: '512Mi' } } },
    }),
    scaling: Scaling.onCpu({ percent: 70, min: 2, max: 10 }),
    disruptionBudget: DisruptionBudget.minAvailable(1),
    explainer: Explainer.anchorTabular({ artifact: ModelArtifact.uri('gs://seldon-models/v1.16.0-dev/sklearn/income/explainer') }),
  });

  const monitoring = new Chart(app, '60-monitoring');
  const common = { namespace: 'monitoring', labels: { release: 'kube-prometheus-stack' } };
  new ModelMonitor(monitoring, 'seldon-models', { ...common, interval: '30s' });
  new ModelAlerts(monitoring, 'seldon-alerts', { ...common, errorPercent: 2, latency: Duration.millis(500) });
  new PredictionsDashboard(monitoring, 'seldon-predictions', { namespace: 'monitoring' });

  return app;
}
