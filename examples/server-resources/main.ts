import { GraphNode, ModelArtifact, PrepackagedServer, SeldonDeployment } from 'cdk8s-seldon';
import { App, Chart } from 'cdk8s';

/** A prepackaged server whose container requests memory. */
export function buildApp(outdir?: string): App {
  const app = new App({ outdir });
  const models = new Chart(app, 'models', { namespace: 'seldon' });

  new SeldonDeployment(models, 'sklearn').addPredictor('default', {
    graph: GraphNode.server('classifier', PrepackagedServer.SKLEARN, {
      artifact: ModelArtifact.gcs('seldon-models/sklearn/iris'),
      container: { resources: { requests: { memory: '50Mi' } } },
    }),
  });

  return app;
}
