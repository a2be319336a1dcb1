import {
  DisruptionBudget,
  Explainer,
  GraphNode,
  LoggerMode,
  ModelArtifact,
  PrepackagedServer,
  Scaling,
  SeldonDeployment,
  SeldonPlatform,
} from 'cdk8s-seldon';
import { App, Duration } from 'cdk8s';

/**
 * A model that scales, survives drains of nodes, is watched, logs its payloads and explains itself. The cluster has the
 * operator already.
 */
export function buildApp(outdir?: string): App {
  const app = new App({ outdir, outputFileExtension: '.yaml' });
  const platform = new SeldonPlatform(app, 'platform');

  new SeldonDeployment(platform.models('growth'), 'income', { requestTimeout: Duration.seconds(5) }).addPredictor(
    'default',
    {
      graph: GraphNode.server('model', PrepackagedServer.SKLEARN, {
        artifact: ModelArtifact.uri('gs://seldon-models/v1.16.0-dev/sklearn/income/model'),
        logger: { mode: LoggerMode.ALL, url: 'http://broker-ingress.knative-eventing.svc/growth/default' },
        container: { resources: { requests: { cpu: '500m', memory: '256Mi' }, limits: { memory: '512Mi' } } },
      }),
      scaling: Scaling.onCpu({ percent: 70, min: 2, max: 10 }),
      disruptionBudget: DisruptionBudget.minAvailable(1),
      explainer: Explainer.anchorTabular({
        artifact: ModelArtifact.uri('gs://seldon-models/v1.16.0-dev/sklearn/income/explainer'),
      }),
    },
  );

  platform.addMonitoring({
    labels: { release: 'kube-prometheus-stack' },
    interval: '30s',
    errorPercent: 2,
    latency: Duration.millis(500),
  });

  return app;
}
