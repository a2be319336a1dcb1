import { ApiObject, Chart, Testing } from 'cdk8s';
import { validateSchema } from '../../src/api/validate';
import { Explainer } from '../../src/deployment/explainer';
import { GraphNode } from '../../src/deployment/graph/graph-node';
import { PrepackagedServer } from '../../src/deployment/graph/prepackaged-server';
import { Protocol } from '../../src/deployment/protocol';
import { SeldonDeployment } from '../../src/deployment/seldon-deployment';
import { expand } from '../../src/expand/expand';
import { NamespaceSurroundings } from '../../src/expand/surroundings';
import { type JsonObject, type Manifest } from '../../src/private/json';
import { ModelArtifact } from '../../src/storage/model-artifact';
import { ModelStore } from '../../src/storage/model-store';
import { StoreAuth } from '../../src/storage/store-auth';
import { configOf } from '../helpers/operator-profile';

interface Node {
  [field: string]: unknown;
}
interface Deployment {
  kind: string;
  spec: { predictors: { graph: Node; explainer?: Node; componentSpecs?: { spec: Record<string, unknown> }[] }[] };
}

const growth = () => new Chart(Testing.app(), 'growth', { namespace: 'growth' });
const predictor = (chart: Chart) =>
  (Testing.synth(chart) as Deployment[]).filter(({ kind }) => kind === 'SeldonDeployment')[0].spec.predictors[0];
const irsa = (chart: Chart) => ModelStore.s3(chart, 'models', { auth: StoreAuth.irsa('arn:aws:iam::1:role/models') });

test('a prepackaged server gets URI, secret and service account', () => {
  const chart = growth();
  new SeldonDeployment(chart, 'churn').addPredictor('default', {
    graph: GraphNode.server('classifier', PrepackagedServer.XGBOOST, { artifact: irsa(chart).artifact('churn/7') }),
  });
  expect(predictor(chart).graph).toEqual({
    name: 'classifier',
    implementation: 'XGBOOST_SERVER',
    modelUri: 's3://models/churn/7',
    envSecretRefName: 'models-storage',
    serviceAccountName: 'models-storage',
  });
});

test('your own container has the identity on its pod too, where the operator does not put it', () => {
  const chart = growth();
  new SeldonDeployment(chart, 'churn').addPredictor('default', {
    graph: GraphNode.model('scorer', {
      container: { image: 'acme/scorer:1' },
      artifact: irsa(chart).artifact('churn/7'),
    }),
  });
  expect(predictor(chart).graph.serviceAccountName).toBe('models-storage');
  expect(predictor(chart).componentSpecs![0].spec.serviceAccountName).toBe('models-storage');
});

test('the Secret is in the namespace of the deployment, not of the store', () => {
  const app = Testing.app();
  const platform = new Chart(app, 'platform', { namespace: 'platform' });
  const teams = new Chart(app, 'teams', { namespace: 'teams' });
  const store = irsa(platform);
  new SeldonDeployment(teams, 'churn', { metadata: { namespace: 'elsewhere' } }).addPredictor('default', {
    graph: GraphNode.server('classifier', PrepackagedServer.XGBOOST, { artifact: store.artifact('churn/7') }),
  });
  expect((Testing.synth(platform) as { metadata: object }[]).map(({ metadata }) => metadata)).toEqual([
    expect.objectContaining({ name: 'models-storage', namespace: 'elsewhere' }),
    { name: 'models-storage', namespace: 'elsewhere' },
  ]);
});

test('a claim is mounted read-only without a copy', () => {
  const chart = growth();
  new SeldonDeployment(chart, 'churn').addPredictor('default', {
    graph: GraphNode.model('scorer', {
      container: { image: 'acme/scorer:1' },
      artifact: ModelArtifact.mountedPvc('models', 'churn/7'),
    }),
  });
  const { graph, componentSpecs } = predictor(chart);
  expect(graph.modelUri).toBeUndefined();
  const [{ name }] = componentSpecs![0].spec.volumes as { name: string }[];
  expect(componentSpecs![0].spec).toMatchObject({
    volumes: [{ persistentVolumeClaim: { claimName: 'models', readOnly: true } }],
    containers: [
      { name: 'scorer', volumeMounts: [{ name, mountPath: '/mnt/models', subPath: 'churn/7', readOnly: true }] },
    ],
  });
});

test('your own init container shares a volume with the server alone', () => {
  const chart = growth();
  new SeldonDeployment(chart, 'seldon-example').addPredictor('model', {
    graph: GraphNode.model('model', {
      container: { image: 'seldonio/sklearnserver:1.8.0-dev' },
      artifact: ModelArtifact.initContainer({
        image: 'gcr.io/kfserving/storage-initializer:v0.4.0',
        uri: 'gs://seldon-models/v1.12.0-dev/sklearn/iris',
      }),
      parameters: { model_uri: '/mnt/models' },
    }),
  });
  expect(predictor(chart).graph.parameters).toEqual([{ name: 'model_uri', type: 'STRING', value: '/mnt/models' }]);
  expect(predictor(chart).componentSpecs![0].spec).toMatchObject({
    volumes: [{ name: 'model-provision-location', emptyDir: {} }],
    containers: [
      { name: 'model', volumeMounts: [{ name: 'model-provision-location', mountPath: '/mnt/models', readOnly: true }] },
    ],
    initContainers: [
      {
        name: 'model-model-initializer',
        image: 'gcr.io/kfserving/storage-initializer:v0.4.0',
        args: ['gs://seldon-models/v1.12.0-dev/sklearn/iris', '/mnt/models'],
        volumeMounts: [{ name: 'model-provision-location', mountPath: '/mnt/models' }],
      },
    ],
  });
});

test('a model of the hub needs no URI', () => {
  const chart = growth();
  new SeldonDeployment(chart, 'writer', { protocol: Protocol.V2 }).addPredictor('default', {
    graph: GraphNode.server('gpt', PrepackagedServer.HUGGINGFACE, {
      artifact: ModelArtifact.huggingFace('distilgpt2', { task: 'text-generation' }),
    }),
  });
  expect(predictor(chart).graph).toEqual({
    name: 'gpt',
    implementation: 'HUGGINGFACE_SERVER',
    parameters: [
      { name: 'pretrained_model', type: 'STRING', value: 'distilgpt2' },
      { name: 'task', type: 'STRING', value: 'text-generation' },
    ],
  });
});

describe('a Secret of the same app', () => {
  const withSecret =
    (stringData: Record<string, string>, kind: 's3' | 'gcs' = 's3') =>
    () => {
      const chart = growth();
      new ApiObject(chart, 'secret', {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'credentials' },
        stringData,
      });
      const store = ModelStore[kind](chart, 'models', { auth: StoreAuth.secret('credentials') });
      new SeldonDeployment(chart, 'churn').addPredictor('default', {
        graph: GraphNode.server('classifier', PrepackagedServer.XGBOOST, { artifact: store.artifact('churn/7') }),
      });
      return Testing.synth(chart);
    };

  test('with old keys fails, with their replacements and no value', () => {
    const act = withSecret({
      AWS_ACCESS_KEY_ID: 'MARKED-ID',
      AWS_SECRET_ACCESS_KEY: 'MARKED-KEY',
      AWS_ENDPOINT_URL: 'http://minio',
      USE_SSL: 'false',
    });
    expect(act).toThrow(
      /AWS_ACCESS_KEY_ID -> RCLONE_CONFIG_S3_ACCESS_KEY_ID.*AWS_ENDPOINT_URL -> RCLONE_CONFIG_S3_ENDPOINT.*USE_SSL is not needed.*RCLONE_CONFIG_S3_TYPE=s3/,
    );
    expect(act).not.toThrow(/MARKED/);
  });

  test('that lacks what rclone needs fails', () => {
    expect(withSecret({ RCLONE_CONFIG_OTHER_TYPE: 's3' })).toThrow(/has no key RCLONE_CONFIG_S3_TYPE/);
    expect(withSecret({ RCLONE_CONFIG_GS_SERVICE_ACCOUNT_CREDENTIALS: '{}' }, 'gcs')).toThrow(
      /add RCLONE_CONFIG_GS_ANONYMOUS/,
    );
  });

  test('with all that rclone needs passes', () => {
    expect(withSecret({ RCLONE_CONFIG_S3_TYPE: 's3' })).not.toThrow();
    expect(
      withSecret({ RCLONE_CONFIG_GS_SERVICE_ACCOUNT_CREDENTIALS: '{}', RCLONE_CONFIG_GS_ANONYMOUS: 'false' }, 'gcs'),
    ).not.toThrow();
  });
});

describe('what the operator does with it', () => {
  const config = configOf({});
  interface Container {
    name: string;
    image?: string;
    volumeMounts?: { mountPath: string }[];
  }
  interface Pod {
    serviceAccountName?: string;
    initContainers: Container[];
    containers: Container[];
    volumes: { name: string }[];
  }

  /** The pod of the first Deployment, with what the app defines beside the SeldonDeployment. */
  const podOf = (chart: Chart): Pod => {
    const objects = Testing.synth(chart) as Manifest[];
    const sdep = objects.filter(({ kind }) => kind === 'SeldonDeployment')[0];
    const { objects: created } = expand(
      validateSchema(sdep).value as JsonObject,
      config,
      new NamespaceSurroundings(objects, 'growth'),
    );
    const [deployment] = created.filter(({ kind }) => kind === 'Deployment') as unknown as {
      spec: { template: { spec: Pod } };
    }[];
    return deployment.spec.template.spec;
  };
  const serving = (artifact: (chart: Chart) => ModelArtifact) => {
    const chart = growth();
    new SeldonDeployment(chart, 'churn').addPredictor('default', {
      graph: GraphNode.server('classifier', PrepackagedServer.XGBOOST, { artifact: artifact(chart) }),
    });
    return podOf(chart);
  };

  test('the initializer gets the settings and the pod the role', () => {
    const pod = serving((chart) => irsa(chart).artifact('churn/7'));
    expect(pod.serviceAccountName).toBe('models-storage');
    expect(pod.initContainers).toHaveLength(1);
    expect(pod.initContainers[0]).toMatchObject({
      args: ['s3://models/churn/7', '/mnt/models'],
      envFrom: [{ secretRef: { name: 'models-storage' } }],
    });
  });

  test('the initializer gets the old keys, and a URI with the other settings', () => {
    const pod = serving((chart) =>
      ModelStore.minio(chart, 'models', {
        endpoint: 'http://minio:9000',
        auth: StoreAuth.fromEnvSecret('old'),
      }).artifact('iris'),
    );
    expect(pod.initContainers[0]).toMatchObject({
      args: [':s3,provider=Minio,endpoint="http://minio:9000",env_auth=true:models/iris', '/mnt/models'],
      envFrom: [{ secretRef: { name: 'old' } }],
    });
  });

  test('the operator adds no second initializer to your own, and one read-only mount', () => {
    const pod = serving(() =>
      ModelArtifact.initContainer({ image: 'own:1', uri: 'gs://models/churn', limits: { memory: '8Gi' } }),
    );
    expect(pod.initContainers.map(({ image }) => image)).toEqual(['own:1']);
    const mounts = pod.containers
      .filter(({ name }) => name === 'classifier')[0]
      .volumeMounts!.filter(({ mountPath }) => mountPath === '/mnt/models');
    expect(mounts).toEqual([{ name: 'classifier-provision-location', mountPath: '/mnt/models', readOnly: true }]);
    expect(pod.volumes.filter(({ name }) => name === 'classifier-provision-location')).toHaveLength(1);
  });
});

describe('an explainer', () => {
  const explained = (chart: Chart, artifact: ModelArtifact) =>
    new SeldonDeployment(chart, 'churn').addPredictor('default', {
      graph: GraphNode.server('classifier', PrepackagedServer.SKLEARN, { artifact: ModelArtifact.gcs('models/churn') }),
      explainer: Explainer.anchorTabular({ artifact }),
    });

  test('loads from a store', () => {
    const chart = growth();
    explained(chart, irsa(chart).artifact('churn/7/explainer'));
    expect(predictor(chart).explainer).toMatchObject({
      modelUri: 's3://models/churn/7/explainer',
      envSecretRefName: 'models-storage',
      serviceAccountName: 'models-storage',
    });
  });

  test.each([
    ['a mounted claim', ModelArtifact.mountedPvc('models')],
    ['an init container', ModelArtifact.initContainer({ image: 'i', uri: 'gs://a/b' })],
    ['parameters', ModelArtifact.huggingFace('x')],
  ])('cannot use %s', (what, artifact) => {
    expect(() => explained(growth(), artifact)).toThrow(`not ${what}: use ModelArtifact.uri, pvc or a ModelStore`);
  });
});
