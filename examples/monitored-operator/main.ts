import { GraphNode, Ingress, ModelArtifact, PrepackagedServer, SeldonDeployment, SeldonPlatform } from 'cdk8s-seldon';
import { App } from 'cdk8s';

/** The operator behind Istio, with Prometheus' monitors and alerts, Grafana's dashboard, and a model. */
export function buildApp(outdir?: string): App {
  const app = new App({ outdir, outputFileExtension: '.yaml' });
  const platform = new SeldonPlatform(app, 'platform');

  platform.addNamespace('istio-system', { create: false });
  platform.addNamespace('monitoring', { create: false });
  platform.addOperator({
    ingress: Ingress.istio(platform.addIstioGateway('seldon-gateway')),
    manager: { env: { HTTPS_PROXY: 'http://$(PROXY_HOST):3128', PROXY_HOST: 'proxy.example.com' } },
  });
  platform.addMonitoring({
    labels: { release: 'prometheus', team: 'ml' },
    alertOptions: { labels: { severity: 'page', team: 'ml' } },
  });

  new SeldonDeployment(platform.models('seldon'), 'iris-model').addPredictor('default', {
    graph: GraphNode.server('model', PrepackagedServer.SKLEARN, {
      artifact: ModelArtifact.uri('gs://seldon-models/v1.16.0-dev/sklearn/iris'),
    }),
  });

  return app;
}
