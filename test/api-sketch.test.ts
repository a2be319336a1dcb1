import { App, Chart, Duration, JsonPatch, Testing, Yaml } from 'cdk8s';
import {
  DisruptionBudget,
  EnvValue,
  Explainer,
  GraphNode,
  Ingress,
  IstioGateway,
  ModelArtifact,
  ModelStore,
  Orchestrator,
  Parameter,
  PodPlacement,
  PrepackagedServer,
  Protocol,
  Scaling,
  SeldonDeployment,
  SeldonOperator,
  SmokeTest,
  StoreAuth,
} from '../src';

// What a user of the library writes first, block by block; each must synthesize, and the rules must find no error in
// it.

let chart: Chart;
beforeEach(() => {
  chart = new Chart(Testing.app(), 'models', { namespace: 'ns' });
});
afterEach(() => {
  Testing.synth(chart);
});

const node = (name: string) => GraphNode.model(name, { container: { image: `acme/${name}:1` } });
const [v1, v2, v3] = ['1', '2', '3'].map((version) =>
  GraphNode.model('model', { container: { image: `acme/model:${version}` } }),
);

test('one model', () => {
  new SeldonDeployment(chart, 'iris-model').addPredictor('default', {
    graph: GraphNode.server('classifier', PrepackagedServer.SKLEARN, {
      artifact: ModelArtifact.uri('gs://seldon-models/v1.16.0-dev/sklearn/iris'),
    }),
  });
  expect(Testing.synth(chart)).toHaveLength(1);
});

test('a container of your own, with what a pod needs', () => {
  const fraud = new SeldonDeployment(chart, 'fraud', { protocol: Protocol.V2 });
  const predictor = fraud.addPredictor('default', {
    graph: GraphNode.model('scorer', {
      container: {
        image: 'registry.example.com/fraud:1.4.0',
        env: { THRESHOLD: EnvValue.of('0.8'), TOKEN: EnvValue.fromSecret('fraud-token', 'token') },
        resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '1Gi' } },
        startup: Duration.minutes(5),
      },
      parameters: { threads: 4, warm: true, method: 'predict_proba', exact: Parameter.double(1) },
    }),
    scaling: Scaling.onCpu({ percent: 70, min: 2, max: 10 }),
    disruptionBudget: DisruptionBudget.maxUnavailablePercent(25),
  });
  expect(predictor.deploymentNames).toEqual(['fraud-default-0-scorer']);
});

test('a graph', () => {
  const clean = GraphNode.transformer('clean', { container: { image: 'acme/clean:2' } });
  const route = GraphNode.router('bandit', {
    container: { image: 'seldonio/mab_epsilon_greedy:1.17.1' },
    parameters: { n_branches: 2, epsilon: 0.1 },
  });
  const [modelA, modelB] = [node('a'), node('b')];

  const predictor = new SeldonDeployment(chart, 'routed').addPredictor('default', {
    graph: clean.to(route.to(modelA, modelB)),
    placement: PodPlacement.pods([clean, route], [modelA, modelB]),
  });
  expect(predictor.deploymentNames).toEqual(['routed-default-0-clean-bandit', 'routed-default-1-a-b']);
});

test('rollouts', () => {
  const deployment = new SeldonDeployment(chart, 'rolling');
  deployment.canary({ stable: { graph: v1 }, canary: { graph: v2 }, percent: 10 });
  deployment.shadow('next', { graph: v3 });
  expect(deployment.predictors.map(({ predictorName }) => predictorName)).toEqual(['default', 'canary', 'next']);
});

test('models from private buckets, explainer, timeouts', () => {
  const bucket = ModelStore.s3(chart, 'models', {
    region: 'eu-west-1',
    auth: StoreAuth.irsa('arn:aws:iam::123456789012:role/models'),
  });
  const ranker = new SeldonDeployment(chart, 'ranker', {
    routing: { host: 'models.example.com', retries: 2, retryTimeout: Duration.seconds(3) },
    requestTimeout: Duration.seconds(20),
  });
  ranker.addPredictor('default', {
    graph: GraphNode.server('classifier', PrepackagedServer.XGBOOST, { artifact: bucket.artifact('churn/7') }),
    explainer: Explainer.anchorTabular({ artifact: bucket.artifact('churn/7/explainer') }),
    orchestrator: Orchestrator.executor({ resources: { requests: { cpu: '1' } }, logLevel: 'DEBUG' }),
  });
  expect(ranker.urls.predictions).toBe('http://models.example.com/seldon/ns/ranker/api/v1.0/predictions');
});

test('the operator and the objects around it', () => {
  const app = App.of(chart) as App;
  const system = new Chart(app, 'system', { namespace: 'seldon-system' });
  const gateway = new IstioGateway(system, 'seldon-gateway', { namespace: 'istio-system' });
  const operator = new SeldonOperator(system, 'operator', { ingress: Ingress.istio(gateway) });
  new SeldonDeployment(chart, 'iris', { seldonOperator: operator }).addPredictor('default', { graph: v1 });
  expect(() => Testing.synth(system)).not.toThrow();
});

test('what the cluster will do', () => {
  const deployment = new SeldonDeployment(chart, 'iris-model');
  deployment.addPredictor('default', { graph: v1 });
  expect(deployment.urls.predictions).toBe('http://<ingress>/seldon/ns/iris-model/api/v1.0/predictions');
  expect(deployment.expand().images()).toContain('acme/model:1');
  expect(deployment.snippets.curl()).toContain(deployment.urls.predictions);
  new SmokeTest(chart, 'smoke', { deployment, request: { data: { ndarray: [[1, 2, 3, 4]] } } });
});

test('existing manifests', () => {
  const [manifest] = Yaml.load(`${__dirname}/../examples/iris/manifests/50-models-seldon.yaml`) as object[];
  const old = SeldonDeployment.fromManifest(chart, 'legacy', manifest);
  old.predictor('default').addAnnotation('team', 'growth');
  old.apiObject.addJsonPatch(JsonPatch.add('/spec/replicas', 2));
  expect(old.apiObject.toJson().spec).toMatchObject({ replicas: 2, predictors: [{ annotations: { team: 'growth' } }] });
});
