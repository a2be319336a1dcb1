import {
  EnvValue,
  GraphNode,
  k8s,
  LoggerMode,
  ModelArtifact,
  Orchestrator,
  PrepackagedServer,
  Protocol,
  Scaling,
  SeldonDeployment,
  StorageInitializer,
  Transport,
} from '../../../src';
import { describeReal } from '../../helpers/real';

const one = Scaling.fixed(1);

describeReal('prepackaged servers', [
  [
    'iris',
    '7ba490db68',
    (chart) => {
      const iris = new SeldonDeployment(chart, 'iris-model', { specName: 'iris' });
      iris.addPredictor('default', {
        graph: GraphNode.server('classifier', PrepackagedServer.SKLEARN, {
          artifact: ModelArtifact.gcs('seldon-models/v1.17.1/sklearn/iris'),
        }),
        scaling: one,
      });
      return iris;
    },
  ],

  [
    'iris under the V2 protocol',
    '469024851c',
    (chart) => {
      const iris = new SeldonDeployment(chart, 'sklearn', { specName: 'iris', protocol: Protocol.V2 });
      iris.addPredictor('default', {
        graph: GraphNode.server('classifier', PrepackagedServer.SKLEARN, {
          artifact: ModelArtifact.gcs('seldon-models/sklearn/iris-0.23.2/lr_model'),
        }),
        scaling: one,
      });
      return iris;
    },
  ],

  [
    'XGBoost',
    '95adaac094',
    (chart) => {
      const iris = new SeldonDeployment(chart, 'xgboost', { specName: 'iris' });
      iris.addPredictor('default', {
        graph: GraphNode.server('classifier', PrepackagedServer.XGBOOST, {
          artifact: ModelArtifact.gcs('seldon-models/xgboost/iris'),
        }),
        scaling: one,
      });
      return iris;
    },
  ],

  [
    'a model that a secret gives access to, with another storage initializer',
    '89e2ebe755',
    (chart) => {
      const iris = new SeldonDeployment(chart, 'iris-sklearn');
      iris.addPredictor('default', {
        graph: GraphNode.server('classifier', PrepackagedServer.SKLEARN, {
          artifact: ModelArtifact.s3('sklearn/iris', {
            envSecretRefName: 'seldon-init-container-secret',
            initializer: StorageInitializer.rclone('seldonio/rclone-storage-initializer:1.17.1'),
          }),
        }),
        scaling: one,
      });
      return iris;
    },
  ],

  [
    'Hugging Face, which needs no URI',
    '0f2ee2dbd3',
    (chart) => {
      const gpt2 = new SeldonDeployment(chart, 'gpt2-model', { protocol: Protocol.V2 });
      gpt2.addPredictor('default', {
        graph: GraphNode.server('transformer', PrepackagedServer.HUGGINGFACE, {
          artifact: ModelArtifact.huggingFace('distilgpt2', { task: 'text-generation' }),
          parameterOrder: ['task'],
        }),
        scaling: one,
      });
      return gpt2;
    },
  ],

  [
    'MLflow with time to build its environment',
    '05fa58d180',
    (chart) => {
      const patient: k8s.Probe = {
        httpGet: { path: '/health/ping', port: k8s.IntOrString.fromString('http'), scheme: 'HTTP' },
        initialDelaySeconds: 80,
        periodSeconds: 5,
        failureThreshold: 200,
        successThreshold: 1,
      };
      const wines = new SeldonDeployment(chart, 'mlflow', { specName: 'wines' });
      wines.addPredictor('default', {
        graph: GraphNode.server('classifier', PrepackagedServer.MLFLOW, {
          artifact: ModelArtifact.gcs('seldon-models/mlflow/elasticnet_wine_1.8.0'),
          container: { livenessProbe: patient, readinessProbe: patient },
        }),
        scaling: one,
      });
      return wines;
    },
  ],

  [
    'MLflow with a parameter',
    '8332f35dd7',
    (chart) => {
      const wines = new SeldonDeployment(chart, 'mlflow', { specName: 'wines' });
      wines.addPredictor('default', {
        graph: GraphNode.server('classifier', PrepackagedServer.MLFLOW, {
          artifact: ModelArtifact.gcs('seldon-models/mlflow/elasticnet_wine_1.8.0'),
          parameters: { xtype: 'DataFrame' },
        }),
        scaling: one,
      });
      return wines;
    },
  ],

  [
    'TensorFlow on nodes with a taint',
    'a9d78e305d',
    (chart) => {
      const flowers = new SeldonDeployment(chart, 'tf-flowers', {
        protocol: Protocol.TENSORFLOW,
        transport: Transport.REST,
      });
      flowers.addPredictor('default', {
        graph: GraphNode.server('flowers', PrepackagedServer.TENSORFLOW, {
          artifact: ModelArtifact.gcs('kfserving-samples/models/tensorflow/flowers'),
          parameters: { model_name: 'flowers' },
          container: { resources: { requests: { cpu: '2' } } },
        }),
        pod: { tolerations: [{ key: 'model', operator: 'Exists', effect: 'NoSchedule' }] },
        scaling: one,
      });
      return flowers;
    },
  ],

  [
    'TensorFlow without service orchestrator',
    '0de21f6f2d',
    (chart) => {
      const flowers = new SeldonDeployment(chart, 'tf-flowers', {
        protocol: Protocol.TENSORFLOW,
        transport: Transport.GRPC,
      });
      flowers.addPredictor('default', {
        graph: GraphNode.server('flowers', PrepackagedServer.TENSORFLOW, {
          artifact: ModelArtifact.gcs('kfserving-samples/models/tensorflow/flowers'),
          parameters: { model_name: 'flowers' },
          container: { resources: { requests: { cpu: '2' } } },
        }),
        pod: { tolerations: [{ key: 'model', operator: 'Exists', effect: 'NoSchedule' }] },
        orchestrator: Orchestrator.none(),
        scaling: one,
      });
      return flowers;
    },
  ],

  [
    'Triton, with payloads logged to Kafka under a password from a secret',
    '023c8b5500',
    (chart) => {
      const cifar10 = new SeldonDeployment(chart, 'cifar10', { specName: 'resnet32', protocol: Protocol.KFSERVING });
      cifar10.addPredictor('default', {
        graph: GraphNode.server('cifar10', PrepackagedServer.TRITON, {
          artifact: ModelArtifact.gcs('seldon-models/triton/tf_cifar10'),
          logger: { mode: LoggerMode.ALL },
        }),
        orchestrator: Orchestrator.executor({
          env: {
            LOGGER_KAFKA_BROKER: EnvValue.of('seldon-kafka-plain-0.kafka:9092'),
            LOGGER_KAFKA_TOPIC: EnvValue.of('seldon'),
            KAFKA_SECURITY_PROTOCOL: EnvValue.of('ssl'),
            KAFKA_SSL_CA_CERT_FILE: EnvValue.of('/path/to/ca.pem'),
            KAFKA_SSL_CLIENT_CERT_FILE: EnvValue.of('/path/to/access.cert'),
            KAFKA_SSL_CLIENT_KEY_FILE: EnvValue.of('/path/to/access.key'),
            KAFKA_SSL_CLIENT_KEY_PASS: EnvValue.fromSecret('my-kafka-secret', 'ssl-password'),
          },
          envOrder: ['LOGGER_KAFKA_BROKER', 'LOGGER_KAFKA_TOPIC'],
        }),
        scaling: one,
      });
      return cifar10;
    },
  ],

  [
    "a server that the operator's configuration registers",
    'e1dcd9b165',
    (chart) => {
      const nlp = new SeldonDeployment(chart, 'nlp-model');
      nlp.addPredictor('default', {
        graph: GraphNode.server('model', PrepackagedServer.of('CUSTOM_INFERENCE_SERVER'), {
          artifact: ModelArtifact.s3('our-custom-models/nlp-model'),
        }),
        scaling: one,
      });
      return nlp;
    },
  ],
]);
