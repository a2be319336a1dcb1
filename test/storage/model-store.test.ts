import { ApiObject, Chart, Testing } from 'cdk8s';
import { ModelStore } from '../../src/storage/model-store';
import { type ModelStoreProps } from '../../src/storage/model-store-props';
import { StorageInitializer } from '../../src/storage/storage-initializer';
import { StoreAuth } from '../../src/storage/store-auth';
import { expectValid } from '../helpers/kubernetes-schema';

interface Emitted {
  kind: string;
  metadata: { name: string; namespace?: string; annotations?: Record<string, string> };
  [key: string]: unknown;
}

const chartIn = (namespace = 'growth') => new Chart(Testing.app(), 'models', { namespace });
const emitted = (chart: Chart) => Testing.synth(chart) as Emitted[];
const one = (chart: Chart, kind: string) => emitted(chart).filter((object) => object.kind === kind)[0];
const KEYS = {
  accessKeyId: { key: 'ml/bucket', property: 'id' },
  secretAccessKey: { key: 'ml/bucket', property: 'secret' },
};

const DEFAULTS = { conversionStrategy: 'Default', decodingStrategy: 'None', metadataPolicy: 'None' };

describe('a store in S3', () => {
  test('with a role for service accounts sets URI, settings and service account, and needs no credentials', () => {
    const chart = chartIn();
    const store = ModelStore.s3(chart, 'models', {
      region: 'eu-west-1',
      auth: StoreAuth.irsa('arn:aws:iam::1:role/models'),
    });

    expect(store.artifact('churn/7').bind(chart)).toEqual({
      modelUri: 's3://models/churn/7',
      envSecretRefName: 'models-storage',
      serviceAccountName: 'models-storage',
    });
    expect(one(chart, 'ServiceAccount').metadata).toEqual({
      name: 'models-storage',
      namespace: 'growth',
      annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/models' },
    });
    expect(one(chart, 'Secret').stringData).toEqual({
      RCLONE_CONFIG_S3_TYPE: 's3',
      RCLONE_CONFIG_S3_PROVIDER: 'AWS',
      RCLONE_CONFIG_S3_REGION: 'eu-west-1',
      RCLONE_CONFIG_S3_ENV_AUTH: 'true',
    });
  });

  test('with an existing secret refers to it and creates nothing', () => {
    const chart = chartIn();
    const store = ModelStore.s3(chart, 'models', { auth: StoreAuth.secret('bucket-credentials') });

    expect(store.artifact('a').bind(chart)).toEqual({
      modelUri: 's3://models/a',
      envSecretRefName: 'bucket-credentials',
    });
    expect(emitted(chart)).toEqual([]);
  });

  test('with an ExternalSecret writes the keys that rclone reads', () => {
    const chart = chartIn();
    const store = ModelStore.s3(chart, 'models', {
      bucket: 'b',
      auth: StoreAuth.externalSecret({ secretStore: 'vault', credentials: KEYS }),
    });

    expect(store.artifact('a').bind(chart)).toEqual({ modelUri: 's3://b/a', envSecretRefName: 'models-storage' });
    expect(one(chart, 'ExternalSecret').spec).toEqual({
      refreshInterval: '1h',
      secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' },
      target: {
        name: 'models-storage',
        creationPolicy: 'Owner',
        template: {
          engineVersion: 'v2',
          data: {
            RCLONE_CONFIG_S3_TYPE: 's3',
            RCLONE_CONFIG_S3_PROVIDER: 'AWS',
            RCLONE_CONFIG_S3_ENV_AUTH: 'false',
            RCLONE_CONFIG_S3_ACCESS_KEY_ID: '{{ .accessKeyId }}',
            RCLONE_CONFIG_S3_SECRET_ACCESS_KEY: '{{ .secretAccessKey }}',
          },
        },
      },
      // Complete, as the API server stores it: Argo CD would otherwise report the list as out of sync forever.
      data: [
        { secretKey: 'accessKeyId', remoteRef: { ...DEFAULTS, key: 'ml/bucket', property: 'id' } },
        { secretKey: 'secretAccessKey', remoteRef: { ...DEFAULTS, key: 'ml/bucket', property: 'secret' } },
      ],
    });
  });

  test('hands the secret of a service account to the initializer, which reads it from its environment', () => {
    const chart = chartIn();
    const store = ModelStore.s3(chart, 'models', { auth: StoreAuth.serviceAccountSecret('aws-keys') });

    expect(store.artifact('a').bind(chart).serviceAccountName).toBe('models-storage');
    expect(one(chart, 'ServiceAccount').secrets).toEqual([{ name: 'aws-keys' }]);
    expect(one(chart, 'Secret').stringData).toMatchObject({ RCLONE_CONFIG_S3_ENV_AUTH: 'true' });
  });

  test('with the keys of older releases puts the settings that rclone needs into the URI', () => {
    const chart = chartIn();
    const store = ModelStore.minio(chart, 'models', {
      endpoint: 'http://minio.minio-system:9000',
      auth: StoreAuth.fromEnvSecret('seldon-init-container-secret'),
    });

    expect(store.artifact('iris').bind(chart)).toEqual({
      modelUri: ':s3,provider=Minio,endpoint="http://minio.minio-system:9000",env_auth=true:models/iris',
      envSecretRefName: 'seldon-init-container-secret',
    });
  });

  test('with the older initializer writes the keys that it reads', () => {
    const chart = chartIn();
    const store = ModelStore.s3(chart, 'models', {
      initializer: StorageInitializer.kfserving('gcr.io/kfserving/storage-initializer:v0.4.0'),
      auth: StoreAuth.externalSecret({ secretStore: 'vault', credentials: KEYS }),
    });

    expect(store.artifact('a').bind(chart)).toEqual({
      modelUri: 's3://models/a',
      envSecretRefName: 'models-storage',
      storageInitializerImage: 'gcr.io/kfserving/storage-initializer:v0.4.0',
    });
    expect(one(chart, 'ExternalSecret').spec).toMatchObject({
      target: {
        template: {
          data: {
            AWS_ENDPOINT_URL: 'https://s3.amazonaws.com',
            AWS_ACCESS_KEY_ID: '{{ .accessKeyId }}',
            AWS_SECRET_ACCESS_KEY: '{{ .secretAccessKey }}',
          },
        },
      },
    });
  });
});

describe('other stores', () => {
  test('a private bucket of Google Cloud Storage turns the preset anonymous access off', () => {
    const chart = chartIn();
    const store = ModelStore.gcs(chart, 'models', {
      auth: StoreAuth.workloadIdentity('models@project.iam.gserviceaccount.com'),
    });

    expect(store.artifact('iris').bind(chart)).toEqual({
      modelUri: 'gs://models/iris',
      envSecretRefName: 'models-storage',
      serviceAccountName: 'models-storage',
    });
    expect(one(chart, 'Secret').stringData).toEqual({
      RCLONE_CONFIG_GS_TYPE: 'google cloud storage',
      RCLONE_CONFIG_GS_ANONYMOUS: 'false',
    });
    expect(one(chart, 'ServiceAccount').metadata.annotations).toEqual({
      'iam.gke.io/gcp-service-account': 'models@project.iam.gserviceaccount.com',
    });
  });

  test('a public bucket of Google Cloud Storage needs nothing', () => {
    const chart = chartIn();
    expect(ModelStore.gcs(chart, 'models').artifact('iris').bind(chart)).toEqual({ modelUri: 'gs://models/iris' });
    expect(emitted(chart)).toEqual([]);
  });

  test('Azure accepts account, container and managed identity', () => {
    const chart = chartIn();
    const store = ModelStore.azureBlob(chart, 'models', {
      account: 'acme',
      auth: StoreAuth.managedIdentity('client-1'),
    });

    expect(store.artifact('iris').bind(chart)).toEqual({
      modelUri: 'azure://models/iris',
      envSecretRefName: 'models-storage',
    });
    expect(one(chart, 'Secret').stringData).toEqual({
      RCLONE_CONFIG_AZURE_TYPE: 'azureblob',
      RCLONE_CONFIG_AZURE_ACCOUNT: 'acme',
      RCLONE_CONFIG_AZURE_USE_MSI: 'true',
      RCLONE_CONFIG_AZURE_MSI_CLIENT_ID: 'client-1',
    });
  });

  test('a web server is a remote without slashes in its URI', () => {
    const chart = chartIn();
    const store = ModelStore.http(chart, 'files', { url: 'https://models.example.com/files' });

    expect(store.artifact('iris/1').bind(chart).modelUri).toBe('http:iris/1');
    expect(one(chart, 'Secret').stringData).toEqual({
      RCLONE_CONFIG_HTTP_TYPE: 'http',
      RCLONE_CONFIG_HTTP_URL: 'https://models.example.com/files',
    });
  });

  test('the scheme of the URI and the names of the variables follow the name of the remote', () => {
    const chart = chartIn();
    const store = ModelStore.gcs(chart, 'models', { remote: 'warehouse' });

    expect(store.artifact('iris').bind(chart).modelUri).toBe('warehouse://models/iris');
    expect(one(chart, 'Secret').stringData).toEqual({
      RCLONE_CONFIG_WAREHOUSE_TYPE: 'google cloud storage',
      RCLONE_CONFIG_WAREHOUSE_ANONYMOUS: 'true',
    });
  });
});

test('the names of what a store creates can be chosen', () => {
  const chart = chartIn();
  const store = ModelStore.gcs(chart, 'models', {
    secretName: 'rclone',
    serviceAccountName: 'user-gcp-sa',
    auth: StoreAuth.serviceAccountSecret('user-gcp-sa'),
  });

  expect(store.artifact('iris').bind(chart)).toMatchObject({
    envSecretRefName: 'rclone',
    serviceAccountName: 'user-gcp-sa',
  });
  expect(one(chart, 'ServiceAccount')).toMatchObject({
    metadata: { name: 'user-gcp-sa' },
    secrets: [{ name: 'user-gcp-sa' }],
  });
  expect(one(chart, 'Secret').metadata.name).toBe('rclone');
});

describe('namespaces', () => {
  test('each namespace with deployments gets the objects, once', () => {
    const app = Testing.app();
    const platform = new Chart(app, 'platform', { namespace: 'platform' });
    const growth = new Chart(app, 'growth', { namespace: 'growth' });
    const risk = new Chart(app, 'risk', { namespace: 'risk' });
    const store = ModelStore.s3(platform, 'models', { auth: StoreAuth.irsa('arn:aws:iam::1:role/models') });

    [growth, risk, growth].forEach((chart) => store.artifact('a').bind(chart));

    expect(
      emitted(platform)
        .map(({ kind, metadata }) => `${kind} ${metadata.namespace}`)
        .sort(),
    ).toEqual(['Secret growth', 'Secret risk', 'ServiceAccount growth', 'ServiceAccount risk']);
  });

  test('an object with its own namespace is served there', () => {
    const chart = chartIn('platform');
    const deployment = new Chart(chart, 'deployment', { namespace: 'unused' });
    new ApiObject(deployment, 'Resource', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'x', namespace: 'elsewhere' },
    });
    const store = ModelStore.s3(chart, 'models');

    store.artifact('a').bind(deployment);

    expect(one(chart, 'Secret').metadata.namespace).toBe('elsewhere');
  });

  test('a namespace can be added for models that are defined elsewhere', () => {
    const chart = chartIn();
    const access = ModelStore.s3(chart, 'models').addNamespace('other');

    expect(access.envSecretRefName).toBe('models-storage');
    expect(one(chart, 'Secret').metadata.namespace).toBe('other');
  });
});

describe('misuse fails with the remedy', () => {
  const s3 = (props: ModelStoreProps) => () => ModelStore.s3(chartIn(), 'models', props);
  const kfserving = StorageInitializer.kfserving('gcr.io/kfserving/storage-initializer:v0.4.0');

  test.each([
    [
      'a role on another cloud',
      () => ModelStore.gcs(chartIn(), 'm', { auth: StoreAuth.irsa('arn:aws:iam::1:role/m') }),
      /StoreAuth\.irsa does not work for Google Cloud Storage, only for S3/,
    ],
    [
      'a role with the older initializer',
      s3({ auth: StoreAuth.irsa('arn:aws:iam::1:role/m'), initializer: kfserving }),
      /use StorageInitializer\.RCLONE/,
    ],
    ['a role that is no ARN', s3({ auth: StoreAuth.irsa('models') }), /'roleArn' must be the ARN of a role/],
    [
      'a secret that would replace the credentials',
      s3({ secretName: 'keys', auth: StoreAuth.serviceAccountSecret('keys') }),
      /give its own Secret another name/,
    ],
    [
      'half a key pair',
      s3({ auth: StoreAuth.unsafePlainText({ accessKeyId: 'x' }) }),
      /needs accessKeyId and secretAccessKey, got accessKeyId$/,
    ],
    [
      'credentials of another cloud',
      s3({ auth: StoreAuth.unsafePlainText({ accountKey: 'x' }) }),
      /needs accessKeyId and secretAccessKey, got accountKey$/,
    ],
    [
      'a remote that cannot be part of a variable',
      s3({ remote: 'my-store' }),
      /'remote' must consist of lower-case letters/,
    ],
    [
      'an endpoint that is hidden in an old secret',
      s3({ auth: StoreAuth.fromEnvSecret('s', ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_ENDPOINT_URL']) }),
      /give the store its 'endpoint'/,
    ],
    [
      'an old secret without keys',
      s3({ auth: StoreAuth.fromEnvSecret('s', ['RCLONE_CONFIG_S3_TYPE']) }),
      /use StoreAuth\.secret/,
    ],
    [
      'a credential that the older initializer cannot take',
      () =>
        ModelStore.azureBlob(chartIn(), 'm', {
          account: 'a',
          initializer: kfserving,
          auth: StoreAuth.unsafePlainText({ accountKey: 'x' }),
        }),
      /accepts no 'accountKey'/,
    ],
    [
      'an absolute path',
      () => ModelStore.s3(chartIn(), 'm').artifact('s3://m/a'),
      /must be relative to the store, such as "churn\/7", got "s3:\/\/m\/a"/,
    ],
    [
      'a path of a variable that is not set',
      () => ModelStore.s3(chartIn(), 'm').artifact(process.env.CDK8S_SELDON_UNSET!),
      /\/m\] the path of an artifact must be relative to the store, such as "churn\/7", got undefined/,
    ],
    [
      'the name of a Secret as the way to authenticate',
      () => ModelStore.s3(chartIn(), 'm', { auth: 'models' as unknown as StoreAuth }),
      /'auth' must be a StoreAuth such as [^]*, got a string of 6 characters/,
    ],
  ])('%s', (_name, act, message) => {
    expect(act).toThrow(message);
  });
});

describe('plain text', () => {
  const plain = StoreAuth.unsafePlainText({ accessKeyId: 'MARKED-ID', secretAccessKey: 'MARKED-SECRET' });

  test('is in the Secret and nowhere else', () => {
    const chart = chartIn();
    const config = ModelStore.s3(chart, 'models', { auth: plain }).artifact('a').bind(chart);

    expect(one(chart, 'Secret').stringData).toMatchObject({
      RCLONE_CONFIG_S3_ACCESS_KEY_ID: 'MARKED-ID',
      RCLONE_CONFIG_S3_SECRET_ACCESS_KEY: 'MARKED-SECRET',
    });
    expect(JSON.stringify([config, emitted(chart).filter(({ kind }) => kind !== 'Secret')])).not.toContain('MARKED');
  });

  test.each([
    ['gcs', () => ModelStore.gcs(chartIn(), 'm', { auth: plain })],
    ['azure', () => ModelStore.azureBlob(chartIn(), 'm', { account: 'a', auth: plain })],
    ['http', () => ModelStore.http(chartIn(), 'm', { url: 'https://user:MARKED@example.com', auth: plain })],
    ['endpoint', () => ModelStore.s3(chartIn(), 'm', { endpoint: 'https://user:MARKED@example.com' })],
  ])('is never shown in an error (%s)', (_name, act) => {
    expect(act).toThrow(/StoreAuth|must be an http/);
    expect(act).not.toThrow(/MARKED/);
  });
});

test('everything that stores create follows the published schemas', () => {
  const chart = chartIn();
  const stores = [
    ModelStore.s3(chart, 'irsa', { auth: StoreAuth.irsa('arn:aws:iam::1:role/m') }),
    ModelStore.s3(chart, 'external', { auth: StoreAuth.externalSecret({ secretStore: 'vault', credentials: KEYS }) }),
    ModelStore.s3(chart, 'accounts', { auth: StoreAuth.serviceAccountSecret('keys') }),
    ModelStore.gcs(chart, 'gke', { auth: StoreAuth.workloadIdentity('a@b.iam.gserviceaccount.com') }),
    ModelStore.gcs(chart, 'file', {
      auth: StoreAuth.externalSecret({
        secretStore: 'gsm',
        secretStoreKind: 'SecretStore',
        credentials: { serviceAccountKey: { key: 'k', version: '3' } },
      }),
    }),
    ModelStore.azureBlob(chart, 'azure', {
      account: 'a',
      auth: StoreAuth.unsafePlainText({ sasUrl: 'https://a.blob.core.windows.net/?sig=x' }),
    }),
    ModelStore.http(chart, 'http', { url: 'https://models.example.com' }),
  ];
  stores.forEach((store) => store.artifact('a').bind(chart));
  expectValid(emitted(chart));
});
