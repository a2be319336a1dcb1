import { App, Chart, Include } from 'cdk8s';
import { EndpointType, GraphNode, ModelArtifact, PrepackagedServer, Scaling, SeldonDeployment } from 'cdk8s-seldon';

const acmeForecastsStore = 's3://acme-forecasts';

interface DemandModel {
  readonly name: string;
  readonly uri: string;
  readonly scaling?: Scaling;
}

function demandModels(chart: Chart, models: readonly DemandModel[]): void {
  for (const model of models) {
    new SeldonDeployment(chart, model.name, { metadata: { labels: { team: 'forecasting' } } }).addPredictor('default', {
      graph: GraphNode.server('model', PrepackagedServer.XGBOOST, {
        artifact: ModelArtifact.uri(model.uri, { envSecretRefName: 'forecasts-bucket' }),
        container: { resources: { limits: { memory: '1Gi' }, requests: { cpu: '250m', memory: '512Mi' } } },
      }),
      scaling: model.scaling,
    });
  }
}

const app = new App({ outdir: 'manifests', outputFileExtension: '.yaml' });
const retail = new Chart(app, 'retail', { namespace: 'retail' });

new Include(retail, 'kept', { url: 'kept/retail.yaml' });

demandModels(retail, [
  { name: 'demand-berlin', uri: `${acmeForecastsStore}/demand/berlin` },
  { name: 'demand-madrid', uri: `${acmeForecastsStore}/demand/madrid` },
  { name: 'demand-paris', uri: `${acmeForecastsStore}/demand/paris`, scaling: Scaling.fixed(2) },
  { name: 'demand-vienna', uri: `${acmeForecastsStore}/demand/vienna` },
]);

// Scores each return before the refund; owned by the fraud team.
// Left out, because it has no effect: spec.name.
const scoreStable = GraphNode.model('score', {
  container: { image: 'registry.example.com/retail/returns:2.3.0' },
  endpoint: { type: EndpointType.REST },
});
const scoreCanary = GraphNode.model('score', {
  container: { image: 'registry.example.com/retail/returns:2.4.0' },
  endpoint: { type: EndpointType.REST },
});
new SeldonDeployment(retail, 'returns').canary({
  stable: { graph: scoreStable },
  canary: { graph: scoreCanary },
  percent: 10,
  stableName: 'main',
  canaryName: 'candidate',
});

app.synth();
