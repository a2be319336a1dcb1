import { GraphNode, Scaling, SeldonDeployment } from 'cdk8s-seldon';
import { App, Chart, Duration } from 'cdk8s';

/**
 * A model that was wrapped as an image with `s2i build . seldonio/seldon-core-s2i-python3:1.16.0-dev sklearn_iris:0.1`.
 */
export function buildApp(outdir?: string): App {
  const app = new App({ outdir });
  const models = new Chart(app, 'models', { namespace: 'seldon' });

  new SeldonDeployment(models, 'sklearn-iris', { requestTimeout: Duration.seconds(5) }).addPredictor('default', {
    graph: GraphNode.model('classifier', {
      container: {
        image: 'registry.example.com/sklearn_iris:0.1',
        resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
        startup: Duration.minutes(2),
      },
    }),
    scaling: Scaling.fixed(2),
  });

  return app;
}
