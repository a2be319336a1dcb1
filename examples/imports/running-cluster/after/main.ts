import { App, Chart, Include } from 'cdk8s';
import { EnvValue, GraphNode, LoggerMode, Scaling, SeldonDeployment } from 'cdk8s-seldon';

const app = new App({ outdir: 'manifests', outputFileExtension: '.yaml' });
const payments = new Chart(app, 'payments', { namespace: 'payments' });

new Include(payments, 'kept', { url: 'kept/payments.yaml' });

// Left out, because it has no effect: spec.name.
new SeldonDeployment(payments, 'fraud').addPredictor('default', {
  graph: GraphNode.transformer('features', {
    container: {
      image: 'registry.example.com/payments/features:1.8',
      resources: { requests: { cpu: '200m', memory: '256Mi' } },
    },
  }).to(
    GraphNode.model('fraud', {
      container: {
        image: 'registry.example.com/payments/fraud:5.1',
        env: { THRESHOLD: EnvValue.of('0.8'), STORE_PASSWORD: EnvValue.fromSecret('feature-store', 'password') },
        envOrder: ['THRESHOLD'],
        resources: { requests: { cpu: '500m', memory: '1Gi' } },
      },
      logger: { mode: LoggerMode.ALL, url: 'http://broker-ingress.knative-eventing.svc/payments/default' },
    }),
  ),
  pod: { serviceAccountName: 'fraud' },
  scaling: Scaling.onCpu({ percent: 70, max: 6, min: 2, v2beta1: true }),
});

app.synth();
