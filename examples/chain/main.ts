import { GraphNode, SeldonDeployment } from 'cdk8s-seldon';
import { App, Chart } from 'cdk8s';

/** Three containers, each of which gets what the one before it answers. */
export function buildApp(outdir?: string): App {
  const app = new App({ outdir });
  const models = new Chart(app, 'models', { namespace: 'seldon' });

  const [one, two, three] = ['one', 'two', 'three'].map((step) =>
    GraphNode.model(`step-${step}`, {
      container: { image: `seldonio/step_${step}:1.0` },
    }),
  );
  new SeldonDeployment(models, 'seldon-model').addPredictor('example', { graph: one.to(two.to(three)) });

  return app;
}
