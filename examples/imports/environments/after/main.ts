import { App, Chart } from 'cdk8s';
import { EnvValue, GraphNode, Scaling, SeldonDeployment } from 'cdk8s-seldon';

interface GrowthEnvironment {
  readonly name: string;
  readonly logLevel: string;
  readonly scaling?: Scaling;
}

function growthModels(chart: Chart, environment: GrowthEnvironment): void {
  const churn = GraphNode.model('churn', {
    container: {
      image: 'registry.example.com/growth/churn:3.2',
      env: {
        LOG_LEVEL: EnvValue.of(environment.logLevel),
        FEATURES: EnvValue.of(`http://features.${environment.name}.example.com`),
      },
      envOrder: ['LOG_LEVEL'],
    },
  });
  new SeldonDeployment(chart, 'churn').addPredictor('default', { graph: churn, scaling: environment.scaling });
}

const dev = new App({ outdir: 'manifests/dev', outputFileExtension: '.yaml' });
const devGrowth = new Chart(dev, 'growth', { namespace: 'growth' });

growthModels(devGrowth, { name: 'dev', logLevel: 'DEBUG' });

dev.synth();

const prod = new App({ outdir: 'manifests/prod', outputFileExtension: '.yaml' });
const prodGrowth = new Chart(prod, 'growth', { namespace: 'growth' });

growthModels(prodGrowth, { name: 'prod', logLevel: 'INFO', scaling: Scaling.fixed(4) });

prod.synth();
