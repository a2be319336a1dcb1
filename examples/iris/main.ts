import { GraphNode, ModelArtifact, PrepackagedServer, SeldonDeployment, SeldonPlatform } from 'cdk8s-seldon';
import { App } from 'cdk8s';

/** A model of scikit-learn behind an Istio gateway, without any code for serving. */
export function buildApp(outdir?: string): App {
  const app = new App({ outdir, outputFileExtension: '.yaml' });
  const platform = new SeldonPlatform(app, 'platform');

  platform.addNamespace('istio-system', { create: false });
  platform.addIstioGateway('seldon-gateway');

  new SeldonDeployment(platform.models('seldon'), 'iris-model').addPredictor('default', {
    graph: GraphNode.server('classifier', PrepackagedServer.SKLEARN, {
      artifact: ModelArtifact.uri('gs://seldon-models/v1.16.0-dev/sklearn/iris'),
    }),
  });

  return app;
}
