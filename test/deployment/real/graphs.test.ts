import {
  EndpointType,
  EnvValue,
  GraphNode,
  Orchestrator,
  Parameter,
  ParameterType,
  PodPlacement,
  Protocol,
  Scaling,
  SeldonDeployment,
  Transport,
} from '../../../src';
import { describeReal } from '../../helpers/real';

const one = Scaling.fixed(1);
const rest = { type: EndpointType.REST };

/** The mock images of Seldon's documentation, with the resources that it gives them. */
function mock(image: string, requests: { [resource: string]: string }) {
  return { image, imagePullPolicy: 'IfNotPresent', resources: { requests } };
}

describeReal('graphs', [
  [
    'a multi-armed bandit between two models',
    'a89439caa7',
    (chart) => {
      const forest = GraphNode.model('rf-model', { container: { image: 'seldonio/credit_default_rf_model:0.2' } });
      const boosted = GraphNode.model('xgb-model', { container: { image: 'seldonio/credit_default_xgb_model:0.2' } });
      const bandit = GraphNode.router('eg-router', {
        container: { image: 'seldonio/mab_epsilon_greedy:1.6.0-dev' },
        parameters: {
          n_branches: 2,
          epsilon: 0.1,
          verbose: Parameter.of(ParameterType.BOOL, '1'),
          branch_names: 'rf:xgb',
          seed: 1,
        },
        parameterOrder: ['n_branches', 'epsilon', 'verbose', 'branch_names', 'seed'],
      });

      const experiment = new SeldonDeployment(chart, 'eg-experiment');
      experiment.addPredictor('eg-2', {
        graph: bandit.to(forest, boosted),
        placement: PodPlacement.pods([forest, boosted, bandit]),
        orchestrator: Orchestrator.executor({ env: { SELDON_ENABLE_ROUTING_INJECTION: EnvValue.of('true') } }),
        scaling: one,
      });
      return experiment;
    },
  ],

  [
    'a chain in one pod',
    '9d604e1fff',
    (chart) => {
      const [first, second, third] = ['node-one', 'node-two', 'node-three'].map((name) =>
        GraphNode.model(name, { container: { image: 'seldonio/mock_classifier:1.0' } }),
      );
      const pipeline = new SeldonDeployment(chart, 'linear-pipeline-single-pod', { specName: 'linear-pipeline' });
      pipeline.addPredictor('example', { graph: first.to(second.to(third)) });
      return pipeline;
    },
  ],

  [
    'a chain with a pod for each node',
    '9a651e7a09',
    (chart) => {
      const [first, second, third] = ['node-one', 'node-two', 'node-three'].map((name) =>
        GraphNode.model(name, { container: { image: 'seldonio/mock_classifier:1.0', imagePullPolicy: 'Always' } }),
      );
      const pipeline = new SeldonDeployment(chart, 'linear-pipeline-separate-pods', {
        specName: 'linear-pipeline',
        separateOrchestrator: true,
      });
      pipeline.addPredictor('example', { graph: first.to(second.to(third)), placement: PodPlacement.podPerNode() });
      return pipeline;
    },
  ],

  [
    'two pods of different images',
    '708d0f5585',
    (chart) => {
      const first = GraphNode.model('classifier1', { container: { image: 'seldonio/fixed-model:0.1' } });
      const second = GraphNode.model('classifier2', { container: { image: 'seldonio/fixed-model:0.2' } });
      const fixed = new SeldonDeployment(chart, 'fixed', {
        specName: 'fixed',
        protocol: Protocol.SELDON,
        transport: Transport.REST,
      });
      fixed.addPredictor('default', { graph: first.to(second), placement: PodPlacement.podPerNode(), scaling: one });
      return fixed;
    },
  ],

  [
    'a transformer before a model',
    'ff14c35708',
    (chart) => {
      const model = GraphNode.model('classifier', {
        container: mock('seldonio/mock_classifier:1.0', { memory: '1Mi' }),
        endpoint: rest,
      });
      const transformer = GraphNode.transformer('transformer', {
        container: mock('seldonio/mock_transformer:1.0', { memory: '1Mi' }),
        endpoint: rest,
      });
      const sdep = new SeldonDeployment(chart, 'seldon-deployment', {
        metadata: { labels: { app: 'seldon' } },
        specName: 'test-deployment-transformer',
      });
      sdep.addPredictor('transformer', {
        graph: transformer.to(model),
        placement: PodPlacement.pods([model, transformer]),
        pod: { terminationGracePeriodSeconds: 20 },
        labels: { version: 'v1' },
        scaling: one,
      });
      return sdep;
    },
  ],

  [
    'a transformer of responses',
    '22c58a50d3',
    (chart) => {
      const model = GraphNode.model('model', {
        container: { image: 'seldonio/testmodel:0.1', imagePullPolicy: 'Never' },
      });
      const transformer = GraphNode.outputTransformer('transformer', {
        container: { image: 'seldonio/testtransformer:0.1', imagePullPolicy: 'Never' },
      });
      const sdep = new SeldonDeployment(chart, 'mytrans', { specName: 'mytrans' });
      sdep.addPredictor('mytrans', {
        graph: transformer.to(model),
        placement: PodPlacement.pods([model, transformer]),
        pod: { terminationGracePeriodSeconds: 1 },
        scaling: one,
      });
      return sdep;
    },
  ],

  [
    'a combiner',
    'd426e0a240',
    (chart) => {
      const node = (image: string) => ({ container: { image, imagePullPolicy: 'Never' }, endpoint: rest });
      const first = GraphNode.model('model-one', node('seldonio/test_tags_one_rest:0.1'));
      const second = GraphNode.model('model-two', node('seldonio/test_tags_two_rest:0.1'));
      const combiner = GraphNode.combiner('combiner', node('seldonio/test_tags_combiner_rest:0.1'));
      const sdep = new SeldonDeployment(chart, 'mymodel-tags-combiner', { specName: 'mymodel-tags-combiner' });
      sdep.addPredictor('mymodel-tags-graph', {
        graph: combiner.to(first, second),
        placement: PodPlacement.pods([first, second, combiner]),
        pod: { terminationGracePeriodSeconds: 1 },
        scaling: one,
      });
      return sdep;
    },
  ],

  [
    'an ensemble that the orchestrator averages',
    '7c634a0a34',
    (chart) => {
      const models = ['classifier-1', 'classifier-2', 'classifier-3'].map((name) =>
        GraphNode.model(name, { container: mock('seldonio/mock_classifier:1.0', { memory: '1Mi' }), endpoint: rest }),
      );
      const sdep = new SeldonDeployment(chart, 'seldon-deployment', {
        metadata: { labels: { app: 'seldon' } },
        specName: 'test-deployment-ensembles',
      });
      sdep.addPredictor('ensemble', {
        graph: GraphNode.averageCombiner('ensemble').to(...models),
        annotations: { predictor_version: 'v1' },
        pod: { terminationGracePeriodSeconds: 20 },
        scaling: one,
      });
      return sdep;
    },
  ],

  [
    'outlier detector, A/B test, transformer and ensemble, each node in its pod',
    'ce9d6296e7',
    (chart) => {
      const node = (image: string) => ({ container: mock(image, { cpu: '0.1', memory: '1Mi' }), endpoint: rest });
      const [first, second, third] = ['classifier-1', 'classifier-2', 'classifier-3'].map((name) =>
        GraphNode.model(name, node('seldonio/mock_classifier:1.0')),
      );
      const detector = GraphNode.outlierDetector('outlier-detector', node('seldonio/mock_outlier_detector:1.0'));
      const transformer = GraphNode.transformer('transformer', node('seldonio/mock_transformer:1.0'));

      const sdep = new SeldonDeployment(chart, 'seldon-deployment', {
        metadata: { labels: { app: 'seldon' } },
        specName: 'test-deployment-complex',
      });
      sdep.addPredictor('complex', {
        graph: detector.to(
          GraphNode.abTest('random-abtest', { ratioA: 0.5 }).to(
            transformer.to(first),
            GraphNode.averageCombiner('ensemble').to(second, third),
          ),
        ),
        placement: PodPlacement.componentSpecs(
          { nodes: [first] },
          { nodes: [second] },
          { nodes: [third] },
          { nodes: [detector] },
          { nodes: [transformer], terminationGracePeriodSeconds: 20 },
        ),
        labels: { version: 'v1' },
        scaling: one,
      });
      return sdep;
    },
  ],

  [
    'replicas of deployment, predictor and component',
    '49d21e045a',
    (chart) => {
      const [first, second, third] = ['classifier', 'classifier2', 'classifier3'].map((name) =>
        GraphNode.model(name, { container: { image: 'seldonio/mock_classifier_rest:1.3' }, endpoint: rest }),
      );
      const sdep = new SeldonDeployment(chart, 'test-replicas', { replicas: 1 });
      sdep.addPredictor('example', {
        graph: first.to(second),
        placement: PodPlacement.componentSpecs({ nodes: [first] }, { nodes: [second], scaling: Scaling.fixed(3) }),
        scaling: Scaling.fixed(2),
        traffic: 50,
      });
      sdep.addPredictor('example2', { graph: third, traffic: 50 });
      return sdep;
    },
  ],

  [
    'a model in two parts',
    'a664ce87f9',
    (chart) => {
      const [first, second] = ['classifier1', 'classifier2'].map((name) =>
        GraphNode.model(name, { container: { image: 'seldonio/fixed-model:0.1' } }),
      );
      const fixed = new SeldonDeployment(chart, 'fixed', {
        specName: 'fixed',
        protocol: Protocol.SELDON,
        transport: Transport.REST,
      });
      fixed.addPredictor('default', { graph: first.to(second), scaling: one });
      return fixed;
    },
  ],
]);
