import {
  connectionString,
  credentialVariable,
  hasOnlyOldKeys,
  rcloneRemedy,
  storeUri,
  type StoreDescription,
} from '../../src/api/storage';

const s3: StoreDescription = { kind: 's3', remote: 's3' };
const azure: StoreDescription = { kind: 'azure', remote: 'azure', account: 'acme' };
const web: StoreDescription = { kind: 'http', remote: 'http', url: 'https://models.example.com/files/' };

test.each([
  ['rclone', s3, 's3://bucket/iris'],
  ['rclone', azure, 'azure://bucket/iris'],
  ['rclone', web, 'http:bucket/iris'],
  ['kfserving', s3, 's3://bucket/iris'],
  ['kfserving', { kind: 'gcs', remote: 'gs' } as StoreDescription, 'gs://bucket/iris'],
  ['kfserving', azure, 'https://acme.blob.core.windows.net/bucket/iris'],
  ['kfserving', web, 'https://models.example.com/files/bucket/iris'],
] as const)('%s finds a path in a store by its own URI', (format, store, uri) => {
  expect(storeUri(format, store, 'bucket', 'iris')).toBe(uri);
});

test('a connection string quotes what is not a plain word', () => {
  expect(connectionString({ kind: 'http', remote: 'http', url: 'https://example.com/a"b' }, 'anonymous', 'x')).toBe(
    ':http,url="https://example.com/a""b":x',
  );
});

test('each initializer has its own variables, or none', () => {
  expect(credentialVariable('rclone', 'lake', 'accessKeyId')).toBe('RCLONE_CONFIG_LAKE_ACCESS_KEY_ID');
  expect(credentialVariable('kfserving', 's3', 'accessKeyId')).toBe('AWS_ACCESS_KEY_ID');
  expect(credentialVariable('kfserving', 'azure', 'accountKey')).toBeUndefined();
});

test("old keys are distinguished from rclone's", () => {
  expect(hasOnlyOldKeys(['AWS_ACCESS_KEY_ID'], 's3')).toBe(true);
  expect(hasOnlyOldKeys(['AWS_ACCESS_KEY_ID', 'RCLONE_CONFIG_S3_TYPE'], 's3')).toBe(false);
  expect(hasOnlyOldKeys(['password', 'constructor'], 's3')).toBe(false);
  expect(rcloneRemedy(['AWS_REGION', 'USE_SSL', 'password'], 'lake')).toBe(
    "AWS_REGION -> RCLONE_CONFIG_LAKE_REGION, USE_SSL is not needed (the endpoint's scheme decides), add RCLONE_CONFIG_LAKE_TYPE=s3 and RCLONE_CONFIG_LAKE_PROVIDER",
  );
});
