import { Duration } from 'cdk8s';
import {
  DisruptionBudget,
  EndpointType,
  EnvValue,
  GraphNode,
  LoggerMode,
  Orchestrator,
  Protocol,
  Scaling,
  SeldonDeployment,
  ServerType,
  Transport,
} from '../../../src';
import { describeReal } from '../../helpers/real';

const one = Scaling.fixed(1);
const rest = { type: EndpointType.REST };
const grpc = { type: EndpointType.GRPC };

describeReal('your own containers', [
  [
    'a wrapped model',
    '6f23218f65',
    (chart) => {
      const forest = new SeldonDeployment(chart, 'rf-deployment');
      forest.addPredictor('rf-model', {
        graph: GraphNode.model('rf-model', { container: { image: 'seldonio/credit_default_rf_model:0.2' } }),
        scaling: one,
      });
      return forest;
    },
  ],

  [
    'by gRPC',
    'b61a5363db',
    (chart) => {
      const mock = new SeldonDeployment(chart, 'grpc-seldon', {
        specName: 'grpcseldon',
        protocol: Protocol.SELDON,
        transport: Transport.GRPC,
      });
      mock.addPredictor('model', {
        graph: GraphNode.model('classifier', {
          container: { image: 'seldonio/mock_classifier_grpc:1.3' },
          endpoint: grpc,
        }),
        scaling: one,
      });
      return mock;
    },
  ],

  [
    'TensorFlow Serving with ports of its own',
    '18ed88d425',
    (chart) => {
      const halfPlusTwo = new SeldonDeployment(chart, 'example-tfserving', { protocol: Protocol.TENSORFLOW });
      halfPlusTwo.addPredictor('model', {
        graph: GraphNode.model('halfplustwo', {
          container: {
            image: 'tensorflow/serving',
            args: [
              '--port=8500',
              '--rest_api_port=8501',
              '--model_name=halfplustwo',
              '--model_base_path=gs://seldon-models/tfserving/half_plus_two',
            ],
            ports: [
              { name: 'http', containerPort: 8501, protocol: 'TCP' },
              { name: 'grpc', containerPort: 8500, protocol: 'TCP' },
            ],
          },
          endpoint: { httpPort: 8501, grpcPort: 8500 },
        }),
        scaling: one,
      });
      return halfPlusTwo;
    },
  ],

  [
    'requests from Kafka',
    '8cb7c1e192',
    (chart) => {
      const cifar10 = new SeldonDeployment(chart, 'tfserving-cifar10', {
        protocol: Protocol.TENSORFLOW,
        transport: Transport.REST,
        serverType: ServerType.kafka({
          broker: '10.12.10.16:9094',
          inputTopic: 'cifar10-rest-input',
          outputTopic: 'cifar10-rest-output',
        }),
      });
      cifar10.addPredictor('model', {
        graph: GraphNode.model('resnet32', {
          container: {
            image: 'tensorflow/serving',
            args: [
              '--port=8500',
              '--rest_api_port=8501',
              '--model_name=resnet32',
              '--model_base_path=gs://seldon-models/tfserving/cifar10/resnet32',
              '--enable_batching',
            ],
            ports: [{ name: 'http', containerPort: 8501 }],
          },
          endpoint: { servicePort: 8501 },
        }),
        scaling: one,
      });
      return cifar10;
    },
  ],

  [
    "a logger's URL",
    '0f162704f1',
    (chart) => {
      const logged = new SeldonDeployment(chart, 'model-logs', { specName: 'model-logs' });
      logged.addPredictor('logging', {
        graph: GraphNode.model('classifier', {
          container: { image: 'seldonio/mock_classifier_rest:1.3', imagePullPolicy: 'Always' },
          endpoint: rest,
          logger: { mode: LoggerMode.ALL, url: 'http://logger.seldon/' },
        }),
        scaling: one,
      });
      return logged;
    },
  ],

  [
    'traces, by variables of container and orchestrator',
    '2278e1896f',
    (chart) => {
      const jaeger = {
        TRACING: EnvValue.of('1'),
        JAEGER_AGENT_HOST: EnvValue.fromField('status.hostIP'),
        JAEGER_AGENT_PORT: EnvValue.of('5775'),
        JAEGER_SAMPLER_TYPE: EnvValue.of('const'),
        JAEGER_SAMPLER_PARAM: EnvValue.of('1'),
      };
      const envOrder = Object.keys(jaeger);
      const traced = new SeldonDeployment(chart, 'tracing-example', { specName: 'tracing-example' });
      traced.addPredictor('tracing', {
        graph: GraphNode.model('model1', {
          container: { image: 'seldonio/mock_classifier_rest:1.3', env: jaeger, envOrder },
          endpoint: rest,
        }),
        pod: { terminationGracePeriodSeconds: 1 },
        orchestrator: Orchestrator.executor({ env: jaeger, envOrder }),
        scaling: one,
      });
      return traced;
    },
  ],

  [
    'a disruption budget',
    'b398573e00',
    (chart) => {
      const guarded = new SeldonDeployment(chart, 'seldon-model', { specName: 'test-deployment', replicas: 2 });
      guarded.addPredictor('example', {
        graph: GraphNode.model('classifier', {
          container: {
            image: 'seldonio/mock_classifier_rest:1.3',
            imagePullPolicy: 'IfNotPresent',
            resources: { requests: { cpu: '0.5' } },
          },
          endpoint: rest,
        }),
        pod: { terminationGracePeriodSeconds: 1 },
        disruptionBudget: DisruptionBudget.minAvailablePercent(90),
      });
      return guarded;
    },
  ],

  [
    'scaling on CPU',
    'ebf3d74df3',
    (chart) => {
      const scaled = new SeldonDeployment(chart, 'seldon-model', { specName: 'test-deployment' });
      scaled.addPredictor('example', {
        graph: GraphNode.model('classifier', {
          container: {
            image: 'seldonio/mock_classifier:1.5.0-dev',
            imagePullPolicy: 'IfNotPresent',
            resources: { requests: { cpu: '0.5' } },
          },
        }),
        pod: { terminationGracePeriodSeconds: 1 },
        scaling: Scaling.onCpu({ percent: 70, min: 1, max: 3 }),
      });
      return scaled;
    },
  ],

  [
    'a user id',
    '2ec2793120',
    (chart) => {
      const model = new SeldonDeployment(chart, 'seldon-model', { specName: 'test-deployment' });
      model.addPredictor('example', {
        graph: GraphNode.model('classifier', {
          container: { image: 'seldonio/mock_classifier_rest:1.3', securityContext: { runAsUser: 1000 } },
          endpoint: rest,
        }),
        scaling: one,
      });
      return model;
    },
  ],

  [
    'labels and annotations on every level',
    '7ab5957fd7',
    (chart) => {
      const model = new SeldonDeployment(chart, 'seldon-model', {
        specName: 'test-deployment',
        annotations: { ann1: 'value1' },
      });
      model.addPredictor('example', {
        graph: GraphNode.model('classifier', {
          container: { image: 'seldonio/mock_classifier_rest:1.3' },
          endpoint: rest,
        }),
        annotations: { ann2: 'value2' },
        labels: { label1: 'value1' },
        pod: { annotations: { ann3: 'value3' }, labels: { label2: 'value2' } },
        scaling: one,
      });
      return model;
    },
  ],

  [
    'your own init container, spelled out',
    '14355a87b5',
    (chart) => {
      const volume = 'classifier-provision-location';
      const iris = new SeldonDeployment(chart, 'sklearn-iris');
      iris.addPredictor('default', {
        graph: GraphNode.model('classifier', {
          container: {
            image: 'seldonio/sklearnserver:1.8.0-dev',
            env: {
              PREDICTIVE_UNIT_PARAMETERS: EnvValue.of('[{"name":"model_uri","value":"/mnt/models","type":"STRING"}]'),
            },
            volumeMounts: [{ name: volume, mountPath: '/mnt/models', readOnly: true }],
          },
        }),
        pod: {
          volumes: [{ name: volume, emptyDir: {} }],
          initContainers: [
            {
              name: 'classifier-model-initializer',
              image: 'seldonio/rclone-storage-initializer:1.17.1',
              imagePullPolicy: 'IfNotPresent',
              args: ['s3://sklearn/iris', '/mnt/models'],
              envFrom: [{ secretRef: { name: 'seldon-init-container-secret' } }],
              volumeMounts: [{ name: volume, mountPath: '/mnt/models' }],
            },
          ],
        },
        scaling: one,
      });
      return iris;
    },
  ],

  [
    'parameters and timeouts',
    'fcf43bb93b',
    (chart) => {
      const slow = new SeldonDeployment(chart, 'seldon-model', { requestTimeout: Duration.seconds(40) });
      slow.addPredictor('example', {
        graph: GraphNode.model('classifier', {
          container: { image: 'seldonio/mock_classifier:1.10.0-dev' },
          parameters: { delaySecs: 30 },
        }),
        scaling: one,
      });
      return slow;
    },
  ],

  [
    'an orchestrator in its own pod',
    '712a146671',
    (chart) => {
      const fixed = new SeldonDeployment(chart, 'fixed', {
        specName: 'fixed',
        protocol: Protocol.SELDON,
        transport: Transport.REST,
        separateOrchestrator: true,
      });
      fixed.addPredictor('default', {
        graph: GraphNode.model('classifier', { container: { image: 'seldonio/fixed-model:0.1' } }),
        scaling: one,
      });
      return fixed;
    },
  ],

  [
    'headless services',
    'c4eb46cefa',
    (chart) => {
      const model = new SeldonDeployment(chart, 'seldon-model', {
        metadata: { labels: { app: 'seldon' } },
        specName: 'test-deployment',
        headlessServices: true,
      });
      model.addPredictor('example', {
        graph: GraphNode.model('classifier', {
          container: {
            image: 'seldonio/mock_classifier_grpc:1.0',
            imagePullPolicy: 'IfNotPresent',
            resources: { requests: { memory: '1Mi' } },
          },
          endpoint: grpc,
        }),
        labels: { version: 'v1' },
        pod: { terminationGracePeriodSeconds: 1 },
        scaling: Scaling.fixed(4),
      });
      return model;
    },
  ],

  [
    'your own service name',
    '430f8f6cad',
    (chart) => {
      const model = new SeldonDeployment(chart, 'seldon-model', {
        metadata: { labels: { app: 'seldon' } },
        specName: 'test-deployment',
      });
      model.addPredictor('example', {
        graph: GraphNode.model('classifier', { container: { image: 'seldonio/mock_classifier:1.0' }, endpoint: rest }),
        serviceName: 'mysvcname',
        scaling: one,
      });
      return model;
    },
  ],

  [
    'resources of the former engine, which nothing reads',
    '213f605d2e',
    (chart) => {
      const fx = new SeldonDeployment(chart, 'seldon-deployment-example', {
        metadata: { labels: { app: 'seldon' } },
        specName: 'test-deployment',
        annotations: { project_name: 'FX Market Prediction', deployment_version: 'v1' },
      });
      fx.addPredictor('fx-market-predictor', {
        graph: GraphNode.model('classifier', {
          container: {
            image: 'seldonio/mock_classifier:1.0',
            imagePullPolicy: 'IfNotPresent',
            resources: { requests: { memory: '1Mi' } },
          },
          endpoint: rest,
        }),
        annotations: { predictor_version: 'v1' },
        engineResources: { requests: { cpu: '0.2', memory: '1Mi' } },
        pod: { terminationGracePeriodSeconds: 20 },
        scaling: one,
      });
      return fx;
    },
  ],
]);
