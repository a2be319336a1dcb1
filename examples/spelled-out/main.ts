import { GraphNode, Parameter, SeldonDeployment } from 'cdk8s-seldon';
import { App, Chart } from 'cdk8s';

/**
 * A model server with its download and its volume written out, as the operator would do it for a prepackaged server.
 */
export function buildApp(outdir?: string): App {
  const app = new App({ outdir });
  const models = new Chart(app, 'models', { namespace: 'kubeflow-user-example-com' });

  const volume = 'model-provision-location';
  const mount = { name: volume, mountPath: '/mnt/models' };

  new SeldonDeployment(models, 'seldon-example').addPredictor('model', {
    graph: GraphNode.model('model', {
      container: {
        image: 'seldonio/sklearnserver:1.17.1',
        volumeMounts: [{ ...mount, readOnly: true }],
        securityContext: { runAsUser: 8888, allowPrivilegeEscalation: false },
      },
      parameters: { model_uri: Parameter.string('/mnt/models') },
    }),
    pod: {
      volumes: [{ name: volume, emptyDir: {} }],
      initContainers: [
        {
          name: 'model-initializer',
          image: 'seldonio/rclone-storage-initializer:1.17.1',
          args: ['gs://seldon-models/v1.12.0-dev/sklearn/iris', '/mnt/models'],
          volumeMounts: [mount],
        },
      ],
    },
  });

  return app;
}
