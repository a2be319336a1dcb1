import { Duration } from 'cdk8s';
import {
  EndpointType,
  Explainer,
  GraphNode,
  IstioGateway,
  LoggerMode,
  ModelArtifact,
  Orchestrator,
  PrepackagedServer,
  Protocol,
  Scaling,
  SeldonDeployment,
  Transport,
} from '../../../src';
import { describeReal } from '../../helpers/real';

const one = Scaling.fixed(1);
const rest = { type: EndpointType.REST };

describeReal('rollouts and routing', [
  [
    'a canary inside the mesh',
    '5a554c08a7',
    (chart) => {
      const version = (securityContext?: { readOnlyRootFilesystem: boolean }) => ({
        graph: GraphNode.model('classifier', {
          container: { image: 'seldonio/mock_classifier:1.11.0', imagePullPolicy: 'IfNotPresent', securityContext },
          endpoint: rest,
        }),
        labels: { 'sidecar.istio.io/inject': 'true' },
        pod: { terminationGracePeriodSeconds: 1 },
        scaling: one,
      });
      const example = new SeldonDeployment(chart, 'canary-example-1', {
        metadata: { labels: { app: 'seldon' } },
        specName: 'canary-example-1',
        routing: { gateway: IstioGateway.MESH, host: 'canary-example-1' },
      });
      example.canary({
        stable: { ...version({ readOnlyRootFilesystem: false }), serviceName: 'canary-example-1' },
        stableName: 'main',
        canary: version(),
        percent: 25,
      });
      return example;
    },
  ],

  [
    'a canary with retries',
    'd9be2d9845',
    (chart) => {
      const version = (tag: string) => ({
        graph: GraphNode.model('complex-model', {
          container: {
            image: `seldonio/fixed-model:${tag}`,
            imagePullPolicy: 'IfNotPresent',
            resources: { requests: { memory: '1Mi' } },
          },
          endpoint: rest,
        }),
        pod: { terminationGracePeriodSeconds: 1 },
        orchestrator: Orchestrator.executor({ logLevel: 'DEBUG' }),
        scaling: one,
      });
      const sdep = new SeldonDeployment(chart, 'mymodel', {
        metadata: { labels: { app: 'seldon' } },
        specName: 'mymodel',
        routing: { retries: 3 },
      });
      sdep.canary({
        stable: version('0.1'),
        stableName: 'mymodel',
        canary: version('0.2'),
        canaryName: 'mymodel-canary',
        percent: 40,
      });
      return sdep;
    },
  ],

  [
    'an A/B test of graphs',
    '2ca97c9d2b',
    (chart) => {
      const [first, second] = ['classifier', 'classifier2'].map((name) =>
        GraphNode.model(name, { container: { image: 'seldonio/fixed-model:0.1' } }),
      );
      const fixed = new SeldonDeployment(chart, 'fixed', {
        specName: 'fixed',
        protocol: Protocol.SELDON,
        transport: Transport.REST,
      });
      fixed.abTest({
        a: { graph: first.to(second), scaling: Scaling.fixed(3) },
        b: { graph: first.to(second), scaling: one },
      });
      return fixed;
    },
  ],

  [
    'a shadow',
    '6155292b43',
    (chart) => {
      const version = (name: string) => ({
        graph: GraphNode.server(name, PrepackagedServer.SKLEARN, {
          artifact: ModelArtifact.gcs('seldon-models/v1.17.1/sklearn/iris'),
        }),
        scaling: one,
      });
      const iris = new SeldonDeployment(chart, 'iris', { specName: 'iris' });
      iris.addPredictor('default', version('iris-default'));
      iris.shadow('shadow', version('iris-shadow'));
      return iris;
    },
  ],

  [
    'a candidate without traffic',
    '854c5c3f33',
    (chart) => {
      const iris = new SeldonDeployment(chart, 'iris');
      iris.addPredictor('baseline', {
        graph: GraphNode.server('classifier', PrepackagedServer.SKLEARN, {
          artifact: ModelArtifact.gcs('seldon-models/v1.17.1/sklearn/iris'),
        }),
        traffic: 100,
      });
      iris.addPredictor('candidate', {
        graph: GraphNode.server('classifier', PrepackagedServer.XGBOOST, {
          artifact: ModelArtifact.gcs('seldon-models/xgboost/iris'),
        }),
        traffic: 0,
      });
      return iris;
    },
  ],

  [
    'circuit breakers of Ambassador',
    '6bbbb0c6b2',
    (chart) => {
      const example = new SeldonDeployment(chart, 'example', {
        metadata: { labels: { app: 'seldon' } },
        specName: 'production-model',
        routing: { circuitBreakers: { maxConnections: 200, maxPendingRequests: 100, maxRequests: 200, maxRetries: 3 } },
      });
      example.addPredictor('single', {
        graph: GraphNode.model('classifier', {
          container: { image: 'seldonio/mock_classifier_rest:1.4', imagePullPolicy: 'IfNotPresent' },
          endpoint: rest,
        }),
        pod: { terminationGracePeriodSeconds: 1 },
        scaling: one,
      });
      return example;
    },
  ],

  [
    'timeouts and large messages by gRPC',
    'ca67f3198c',
    (chart) => {
      const model = new SeldonDeployment(chart, 'seldon-model', {
        metadata: { labels: { app: 'seldon' } },
        specName: 'test-deployment',
        grpcMaxMessageBytes: 10_000_000,
        requestTimeout: Duration.seconds(100),
      });
      model.addPredictor('grpc-size', {
        graph: GraphNode.model('classifier', {
          container: {
            image: 'seldonio/mock_classifier_grpc:1.5',
            imagePullPolicy: 'IfNotPresent',
            resources: { requests: { memory: '1Mi' } },
          },
          endpoint: { type: EndpointType.GRPC },
        }),
        annotations: { predictor_version: 'v1' },
        pod: { terminationGracePeriodSeconds: 20 },
        scaling: one,
      });
      return model;
    },
  ],
]);

describeReal('explainers', [
  [
    'anchors for tabular data, in two pods',
    'a413beea20',
    (chart) => {
      const income = new SeldonDeployment(chart, 'income', { specName: 'income', restTimeout: Duration.seconds(100) });
      income.addPredictor('default', {
        graph: GraphNode.server('classifier', PrepackagedServer.SKLEARN, {
          artifact: ModelArtifact.gcs('seldon-models/sklearn/income/model-0.23.2'),
        }),
        explainer: Explainer.anchorTabular({
          artifact: ModelArtifact.gcs('seldon-models/sklearn/income/explainer-py37-0.6.0'),
          replicas: 2,
        }),
        scaling: one,
      });
      return income;
    },
  ],

  [
    'anchors for texts, which need no training',
    '978eb35d12',
    (chart) => {
      const movie = new SeldonDeployment(chart, 'movie', { specName: 'movie', restTimeout: Duration.seconds(100) });
      movie.addPredictor('default', {
        graph: GraphNode.server('classifier', PrepackagedServer.SKLEARN, {
          artifact: ModelArtifact.gcs('seldon-models/v1.17.1/sklearn/moviesentiment'),
        }),
        explainer: Explainer.anchorText(),
        scaling: one,
      });
      return movie;
    },
  ],

  [
    'anchors for images',
    '98590dddda',
    (chart) => {
      const cifar10 = new SeldonDeployment(chart, 'cifar10-classifier', {
        protocol: Protocol.TENSORFLOW,
        restTimeout: Duration.seconds(100),
      });
      cifar10.addPredictor('default', {
        graph: GraphNode.server('cifar10-classifier', PrepackagedServer.TENSORFLOW, {
          artifact: ModelArtifact.gcs('seldon-models/tfserving/cifar10/resnet32'),
          logger: { mode: LoggerMode.ALL },
        }),
        explainer: Explainer.anchorImages({
          artifact: ModelArtifact.gcs('seldon-models/tfserving/cifar10/explainer-py36-0.5.2'),
        }),
        scaling: one,
      });
      return cifar10;
    },
  ],

  [
    'Kernel SHAP',
    'da723d4486',
    (chart) => {
      const wine = new SeldonDeployment(chart, 'wine', { restTimeout: Duration.seconds(100) });
      wine.addPredictor('default', {
        graph: GraphNode.server('classifier', PrepackagedServer.SKLEARN, {
          artifact: ModelArtifact.gcs('seldon-models/sklearn/wine/model-py36-0.23.2'),
          parameters: { method: 'decision_function' },
        }),
        explainer: Explainer.kernelShap({
          artifact: ModelArtifact.gcs('seldon-models/sklearn/wine/kernel_shap_py36_alibi_0.5.5'),
        }),
        scaling: one,
      });
      return wine;
    },
  ],

  [
    'integrated gradients',
    '3b59efbe9f',
    (chart) => {
      const mnist = new SeldonDeployment(chart, 'tfserving', { specName: 'mnist' });
      mnist.addPredictor('default', {
        graph: GraphNode.server('mnist-model', PrepackagedServer.TENSORFLOW, {
          artifact: ModelArtifact.gcs('seldon-models/tfserving/mnist-model'),
          parameters: { signature_name: 'predict_images', model_name: 'mnist-model' },
          parameterOrder: ['signature_name'],
        }),
        explainer: Explainer.integratedGradients({ artifact: ModelArtifact.gcs('seldon-models/keras/mnist') }),
        scaling: one,
      });
      return mnist;
    },
  ],

  [
    'Tree SHAP',
    '5d7d446f09',
    (chart) => {
      const income = new SeldonDeployment(chart, 'income', { restTimeout: Duration.seconds(100) });
      income.addPredictor('default', {
        graph: GraphNode.server('income-model', PrepackagedServer.XGBOOST, {
          artifact: ModelArtifact.gcs('seldon-models/xgboost/adult/model_1.0.2'),
        }),
        explainer: Explainer.treeShap({
          artifact: ModelArtifact.gcs('seldon-models/xgboost/adult/tree_shap_py37_alibi_0.6.0'),
        }),
        scaling: one,
      });
      return income;
    },
  ],

  [
    'model and explainer behind the same secret',
    'cb4091c6dd',
    (chart) => {
      const access = { envSecretRefName: 'seldon-rclone-secret' };
      const iris = new SeldonDeployment(chart, 'iris', {
        specName: 'iris',
        protocol: Protocol.KFSERVING,
        restTimeout: Duration.seconds(100),
      });
      iris.addPredictor('default', {
        graph: GraphNode.server('classifier', PrepackagedServer.SKLEARN, {
          artifact: ModelArtifact.s3('models/sklearn_iris', access),
        }),
        explainer: Explainer.anchorTabular({
          artifact: ModelArtifact.s3('models/iris_anchor_tabular_explainer_v2', access),
        }),
        scaling: one,
      });
      return iris;
    },
  ],
]);
