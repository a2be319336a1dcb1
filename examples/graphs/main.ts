import { EnvValue, GraphNode, Method, Orchestrator, PodPlacement, SeldonDeployment, SmokeTest } from 'cdk8s-seldon';
import { App, Chart } from 'cdk8s';

/** Two models of the same data. */
const model = (name: string, version: string) =>
  GraphNode.model(name, { container: { image: `seldonio/mock_classifier:${version}` } });
const [first, second] = [model('first', '1.16.0'), model('second', '1.17.1')];

/** Routers, combiners, transformers, feedback; canary and shadow. */
export function buildApp(outdir?: string): App {
  const app = new App({ outdir });

  const graphs = new Chart(app, 'graphs', { namespace: 'seldon' });
  abTest(graphs);
  bandit(graphs);
  ensemble(graphs);
  pipeline(graphs);

  const rollouts = new Chart(app, 'rollouts', { namespace: 'seldon' });
  canary(rollouts);
  shadow(rollouts);

  return app;
}

/** The service orchestrator itself sends each request to one of two models. */
function abTest(chart: Chart): void {
  new SeldonDeployment(chart, 'ab-test').addPredictor('default', {
    graph: GraphNode.abTest('split', { ratioA: 0.5 }).to(first, second),
  });
}

/** A router that learns from feedback which model is better. */
function bandit(chart: Chart): void {
  const route = GraphNode.router('bandit', {
    container: { image: 'seldonio/mab_epsilon_greedy:1.17.1' },
    parameters: { n_branches: 2, epsilon: 0.1, verbose: true },
  });
  new SeldonDeployment(chart, 'bandit').addPredictor('default', {
    graph: route.to(first, second),
    placement: PodPlacement.pods([route], [first, second]),
    // Responses say which model gave them, so that feedback finds its way back.
    orchestrator: Orchestrator.executor({ env: { SELDON_ENABLE_ROUTING_INJECTION: EnvValue.of('true') } }),
  });
}

/**
 * Both models answer, and a combiner makes one response of two. It also wants the feedback, which combiners do not get
 * by themselves.
 */
function ensemble(chart: Chart): void {
  const combine = GraphNode.combiner('combine', {
    container: { image: 'registry.example.com/combiner:1.0' },
    methods: [Method.SEND_FEEDBACK],
  });
  new SeldonDeployment(chart, 'ensemble').addPredictor('default', { graph: combine.to(first, second) });
}

/** Requests are cleaned before the model sees them, and its responses are rounded; outliers are marked. */
function pipeline(chart: Chart): void {
  const detect = GraphNode.outlierDetector('detect', { container: { image: 'registry.example.com/outliers:1.0' } });
  const clean = GraphNode.transformer('clean', { container: { image: 'registry.example.com/clean:1.0' } });
  const round = GraphNode.outputTransformer('round', { container: { image: 'registry.example.com/round:1.0' } });

  const deployment = new SeldonDeployment(chart, 'pipeline');
  deployment.addPredictor('default', { graph: detect.to(clean.to(round.to(first))) });
  new SmokeTest(chart, 'smoke-test', { deployment, request: { data: { ndarray: [[5.1, 3.5, 1.4, 0.2]] } } });
}

/** Ten percent of the requests for the new version. */
function canary(chart: Chart): void {
  new SeldonDeployment(chart, 'canary').canary({ stable: { graph: first }, canary: { graph: second }, percent: 10 });
}

/** The new version gets copies of all requests, and its responses are dropped. */
function shadow(chart: Chart): void {
  const deployment = new SeldonDeployment(chart, 'shadow');
  deployment.addPredictor('default', { graph: first });
  deployment.shadow('next', { graph: second });
}
