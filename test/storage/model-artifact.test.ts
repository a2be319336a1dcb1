import { Lazy, Testing } from 'cdk8s';
import { type ModelArtifact as Artifact, ModelArtifact } from '../../src/storage/model-artifact';
import { StorageInitializer } from '../../src/storage/storage-initializer';

const UNSET = process.env.CDK8S_SELDON_UNSET;

const bound = (artifact: Artifact) => artifact.bind(Testing.chart());

test.each([
  ['any URI', ModelArtifact.uri('gs://seldon-models/sklearn/iris'), 'gs://seldon-models/sklearn/iris'],
  ['S3', ModelArtifact.s3('bucket/churn/7'), 's3://bucket/churn/7'],
  ['MinIO', ModelArtifact.minio('bucket/churn/7'), 's3://bucket/churn/7'],
  ['Google Cloud Storage', ModelArtifact.gcs('bucket/churn/7'), 'gs://bucket/churn/7'],
  ['Azure', ModelArtifact.azureBlob('container/churn/7'), 'azure://container/churn/7'],
  ['a claim', ModelArtifact.pvc('models', 'churn/7'), 'pvc://models/churn/7'],
  ['a whole claim', ModelArtifact.pvc('models'), 'pvc://models/'],
  [
    'a web server, whose address rclone needs as setting',
    ModelArtifact.http('https://example.com/models/iris'),
    ':http,url="https://example.com":models/iris',
  ],
])('%s', (_name, artifact, modelUri) => {
  expect(bound(artifact)).toEqual({ modelUri });
});

test('access names secret, service account and image', () => {
  const access = {
    envSecretRefName: 's',
    serviceAccountName: 'a',
    initializer: StorageInitializer.rclone('registry.local/rclone:1.64'),
  };
  expect(bound(ModelArtifact.s3('b/p', access))).toEqual({
    modelUri: 's3://b/p',
    envSecretRefName: 's',
    serviceAccountName: 'a',
    storageInitializerImage: 'registry.local/rclone:1.64',
  });
});

test('the older initializer reads web addresses as they are', () => {
  const initializer = StorageInitializer.kfserving('kfserving/storage-initializer:v0.6.1');
  expect(bound(ModelArtifact.http('https://example.com/iris', { initializer })).modelUri).toBe(
    'https://example.com/iris',
  );
});

test('a mounted claim copies nothing', () => {
  expect(bound(ModelArtifact.mountedPvc('models', 'churn/7'))).toEqual({
    claim: { claimName: 'models', path: 'churn/7' },
  });
});

test('a model of the hub is a parameter of the server', () => {
  expect(bound(ModelArtifact.huggingFace('distilgpt2', { task: 'text-generation' }))).toEqual({
    parameters: { task: 'text-generation', pretrained_model: 'distilgpt2' },
  });
});

test.each([
  ['an empty URI', () => ModelArtifact.uri(' '), /'modelUri' must be a URI/],
  ['a scheme twice', () => ModelArtifact.s3('s3://bucket/x'), /must be relative/],
  ['an absolute path', () => ModelArtifact.pvc('claim', '/x'), /must be relative/],
  ['a path that leaves the claim', () => ModelArtifact.mountedPvc('claim', '../x'), /must be relative/],
  [
    'a URI of a variable that is not set',
    () => ModelArtifact.uri(UNSET!),
    /'modelUri' must be a URI[^]*, got undefined/,
  ],
  ['a path of a variable that is not set', () => ModelArtifact.gcs(UNSET!), /must be relative[^]*, got undefined/],
  ['a claim of a variable that is not set', () => ModelArtifact.pvc(UNSET!), /'claimName' must be the name of/],
  [
    'a URI that is produced later',
    () => ModelArtifact.uri(Lazy.any({ produce: () => 'gs://b/p' }) as string),
    /'modelUri' must be a URI[^]*, got an instance of Lazy/,
  ],
])('%s fails', (_name, act, message) => {
  expect(act).toThrow(message);
});

test('a password in a URL fails and is not shown', () => {
  const act = () => ModelArtifact.http('https://user:MARKED@example.com/x');
  expect(act).toThrow(/use ModelStore.http/);
  expect(act).not.toThrow(/MARKED/);
});
