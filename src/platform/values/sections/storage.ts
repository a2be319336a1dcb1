import { flag, list, NAME, nested, OBJECT_NAME, oneWord, section, text, type ValuesOf } from '../field';

const REMOTE = section('Remote', 'A value in an external secret store.', {
  key: text('Key in the external store.', { required: true }),
  property: text('Property of that key.'),
  version: text('Version of that key.'),
});
export const remote = (about: string) => nested(REMOTE, about);

const REMOTE_CREDENTIALS = section('RemoteCredentials', 'Where each credential is in an external secret store.', {
  accessKeyId: remote('S3: access key id.'),
  secretAccessKey: remote('S3: secret access key.'),
  sessionToken: remote('S3: session token.'),
  serviceAccountKey: remote('Google: service account key, as JSON.'),
  accountKey: remote('Azure: storage account key.'),
  sasUrl: remote('Azure: shared access URL.'),
  headers: remote('HTTP: headers, as `Name,value`.'),
});

const EXTERNAL_SECRET = section('ExternalSecret', 'Credentials in an external secret store.', {
  secretStore: text('Name of the SecretStore or ClusterSecretStore.', { required: true }),
  secretStoreKind: oneWord(['SecretStore', 'ClusterSecretStore'], 'Which of the two.', {
    fallback: 'ClusterSecretStore',
  }),
  refreshInterval: text('How often it is refreshed.', { fallback: '1h' }),
  credentials: nested(REMOTE_CREDENTIALS, 'Where each credential is.', { required: true }),
});

const ENV_SECRET = section('EnvSecret', 'A Secret of Seldon Core before 1.8.', {
  name: text('Name of the Secret.', { ...OBJECT_NAME, required: true }),
  keys: list(text('A key.'), 'The keys that it has.', { fallback: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] }),
});

const PLAIN_CREDENTIALS = section('PlainCredentials', 'Credentials in plain text.', {
  accessKeyId: text('S3: access key id.'),
  secretAccessKey: text('S3: secret access key.'),
  sessionToken: text('S3: session token.'),
  serviceAccountKey: text('Google: service account key, as JSON.'),
  accountKey: text('Azure: storage account key.'),
  sasUrl: text('Azure: shared access URL.'),
  headers: text('HTTP: headers, as `Name,value`.'),
});

const INITIALIZER = section('Initializer', 'The image that copies model files into the pod.', {
  kind: oneWord(
    ['rclone', 'kfserving'],
    'What configures it: `RCLONE_CONFIG_*` variables, or the `AWS_*` variables of Seldon Core before 1.8.',
    { fallback: 'rclone' },
  ),
  image: text("The image; by default the operator's."),
});
export const initializer = (about: string) => nested(INITIALIZER, about);

const STORE_FIELDS = {
  kind: oneWord(['s3', 'minio', 'gcs', 'azure', 'http', 'pvc'], 'Type of the store.', { required: true }),
  bucket: text('S3, MinIO, Google, Azure: bucket or container; by default the name of the store.'),
  region: text('S3, MinIO: the region; by default us-east-1.'),
  endpoint: text('S3, MinIO: URL of the service. Azure: domain of the service.'),
  provider: text('S3: provider of the service, as rclone names it.'),
  account: text('Azure: name of the storage account.'),
  url: text('HTTP: URL of the server.'),
  claim: text('PVC: name of the claim.', OBJECT_NAME),
  mount: flag('PVC: whether the files are mounted read-only instead of copied; for nodes with your own image.', {
    fallback: false,
  }),
  secret: text("Access: name of a Secret with rclone's variables, in each namespace that uses the store.", OBJECT_NAME),
  fromEnvSecret: nested(
    ENV_SECRET,
    'Access: a Secret with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, in each namespace that uses the store.',
  ),
  externalSecret: nested(
    EXTERNAL_SECRET,
    'Access: an ExternalSecret is generated in each namespace that uses the store.',
  ),
  serviceAccount: text(
    'Access: name of a ServiceAccount that has access, through its identity or its secrets.',
    OBJECT_NAME,
  ),
  serviceAccountSecret: text(
    "Access: name of a Secret (awsAccessKeyID and awsSecretAccessKey, or Google's key file) for a ServiceAccount.",
    OBJECT_NAME,
  ),
  irsa: text('Access: ARN of an AWS role that a ServiceAccount assumes.'),
  workloadIdentity: text('Access: e-mail address of a Google service account that a ServiceAccount acts as.'),
  managedIdentity: text(
    'Access: client ID of an Azure managed identity of the nodes; an empty string for the system-assigned one.',
    { empty: true },
  ),
  unsafePlainText: nested(
    PLAIN_CREDENTIALS,
    'Access: credentials that anybody can read in the manifests; for throwaway clusters.',
  ),
  initializer: initializer('The image that copies files from this store.'),
  remote: text('Name of the rclone remote, and scheme of the URIs; by default s3, gs, azure or http.', NAME),
  secretName: text('Name of the generated Secret; by default the name of the store with the suffix -storage.', NAME),
  serviceAccountName: text(
    'Name of the generated ServiceAccount; by default the name of the store with the suffix -storage.',
    NAME,
  ),
  namespaces: list(
    text('A namespace.', NAME),
    "Namespaces that get the store's objects even though no model in them uses the store.",
  ),
};

export const STORE = section(
  'Store',
  'Where models are stored, and how to access them; without credentials, the files must be public.',
  STORE_FIELDS,
  {
    oneOf: [
      [
        'secret',
        'fromEnvSecret',
        'externalSecret',
        'serviceAccount',
        'serviceAccountSecret',
        'irsa',
        'workloadIdentity',
        'managedIdentity',
        'unsafePlainText',
      ],
    ],
  },
);

export type StoreValues = ValuesOf<typeof STORE_FIELDS>;
export type InitializerValues = NonNullable<StoreValues['initializer']>;

/** Keys that each kind of store needs and accepts; keys for access and for created objects go with all but claims. */
export const STORE_KEYS: Readonly<
  Record<string, { readonly needs: readonly string[]; readonly takes: readonly string[] }>
> = {
  s3: { needs: [], takes: ['bucket', 'region', 'endpoint', 'provider'] },
  minio: { needs: ['endpoint'], takes: ['bucket', 'region'] },
  gcs: { needs: [], takes: ['bucket'] },
  azure: { needs: ['account'], takes: ['bucket', 'endpoint'] },
  http: { needs: ['url'], takes: [] },
  pvc: { needs: ['claim'], takes: ['mount'] },
};
