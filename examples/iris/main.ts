import { GraphNode, IstioGateway, ModelArtifact, PrepackagedServer, SeldonDeployment } from 'cdk8s-seldon';
import { ApiObject, App, Chart } from 'cdk8s';

/** A model of scikit-learn behind an Istio gateway, without any code for serving. */
export function buildApp(outdir?: string): App {
  const app = new App({ outdir });

  const namespaces = new Chart(app, 'namespaces');
  new ApiObject(namespaces, 'seldon', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'seldon' } });

  const ingress = new Chart(app, 'ingress');
  new IstioGateway(ingress, 'seldon-gateway');

  const models = new Chart(app, 'models', { namespace: 'seldon' });
  new SeldonDeployment(models, 'iris-model').addPredictor('default', {
    graph: GraphNode.server('classifier', PrepackagedServer.SKLEARN, {
      artifact: ModelArtifact.uri('gs://seldon-models/v1.16.0-dev/sklearn/iris'),
    }),
  });

  return app;
}
