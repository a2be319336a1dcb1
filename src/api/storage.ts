import { has } from '../private/json';

/** Kinds of stores that hold model files. */
export type StoreKind = 's3' | 'gcs' | 'azure' | 'http';

/** What configures a storage initializer: `RCLONE_CONFIG_*`, or variables of the older kfserving initializer. */
export type InitializerFormat = 'rclone' | 'kfserving';

/** A value that must not appear in a manifest unless the user explicitly allows it. */
export type CredentialField =
  'accessKeyId' | 'secretAccessKey' | 'sessionToken' | 'serviceAccountKey' | 'accountKey' | 'sasUrl' | 'headers';

/** The only remote that rclone's image knows without any variable: Google Cloud Storage, anonymously. */
export const PRESET_REMOTE = 'gs';

/** The bucket of Seldon's own examples, which anyone may read. */
export const PUBLIC_BUCKET = 'gs://seldon-models';

/** Environment variables of a storage initializer that are not secret. */
export type StoreSettings = Readonly<Record<string, string>>;

/** A store, apart from its credentials. */
export interface StoreDescription {
  readonly kind: StoreKind;
  /** Name of the rclone remote, which is the scheme of the URI. */
  readonly remote: string;
  readonly provider?: string;
  readonly region?: string;
  readonly endpoint?: string;
  readonly account?: string;
  readonly url?: string;
}

/** How the initializer authenticates. */
export type StoreIdentity = 'anonymous' | 'credentials' | 'ambient' | { readonly managedIdentity: string };

/** Credentials that a kind of store accepts: one of the sets, and optional ones. */
interface CredentialFields {
  readonly oneOf: readonly (readonly CredentialField[])[];
  readonly optional: readonly CredentialField[];
}

export const CREDENTIAL_FIELDS: Readonly<Record<StoreKind, CredentialFields>> = {
  s3: { oneOf: [['accessKeyId', 'secretAccessKey']], optional: ['sessionToken'] },
  gcs: { oneOf: [['serviceAccountKey']], optional: [] },
  azure: { oneOf: [['accountKey'], ['sasUrl']], optional: [] },
  http: { oneOf: [['headers']], optional: [] },
};

const RCLONE_TYPES: Readonly<Record<StoreKind, string>> = {
  s3: 's3',
  gcs: 'google cloud storage',
  azure: 'azureblob',
  http: 'http',
};

/** Options of rclone's backends, by credential. @see https://rclone.org/docs/#config-file */
const RCLONE_CREDENTIALS: Readonly<Record<CredentialField, string>> = {
  accessKeyId: 'ACCESS_KEY_ID',
  secretAccessKey: 'SECRET_ACCESS_KEY',
  sessionToken: 'SESSION_TOKEN',
  serviceAccountKey: 'SERVICE_ACCOUNT_CREDENTIALS',
  accountKey: 'KEY',
  sasUrl: 'SAS_URL',
  headers: 'HEADERS',
};

/** Variables that the kfserving initializer 0.4 reads; it cannot use any other credential. */
const KFSERVING_CREDENTIALS: Readonly<Partial<Record<CredentialField, string>>> = {
  accessKeyId: 'AWS_ACCESS_KEY_ID',
  secretAccessKey: 'AWS_SECRET_ACCESS_KEY',
};

/** Variables of the kfserving initializer (and of many tutorials), and what rclone reads instead. */
const RCLONE_OPTION_OF_OLD_KEY: Readonly<Record<string, string>> = {
  AWS_ACCESS_KEY_ID: 'ACCESS_KEY_ID',
  AWS_SECRET_ACCESS_KEY: 'SECRET_ACCESS_KEY',
  AWS_SESSION_TOKEN: 'SESSION_TOKEN',
  AWS_ENDPOINT_URL: 'ENDPOINT',
  S3_ENDPOINT: 'ENDPOINT',
  AWS_REGION: 'REGION',
  AWS_DEFAULT_REGION: 'REGION',
};
/** Old keys that rclone does not need: the scheme of the endpoint determines whether TLS is used. */
const OLD_KEYS_WITHOUT_USE: readonly string[] = ['USE_SSL', 'S3_USE_HTTPS', 'S3_VERIFY_SSL'];

/** Name of the variable that sets an option of an rclone remote. */
export function rcloneVariable(remote: string, option: string): string {
  return `RCLONE_CONFIG_${remote.toUpperCase()}_${option}`;
}

/** Variable for a credential, or undefined if the initializer cannot use it. */
export function credentialVariable(
  format: InitializerFormat,
  remote: string,
  field: CredentialField,
): string | undefined {
  return format === 'rclone' ? rcloneVariable(remote, RCLONE_CREDENTIALS[field]) : KFSERVING_CREDENTIALS[field];
}

/** All settings of a store that are not secret, as the initializer reads them. */
export function storeSettings(
  format: InitializerFormat,
  store: StoreDescription,
  identity: StoreIdentity,
): StoreSettings {
  return format === 'rclone' ? rcloneSettings(store, identity) : kfservingSettings(store);
}

/** Whether rclone's image knows the store without any setting. */
export function isPreset(store: StoreDescription, identity: StoreIdentity): boolean {
  return store.kind === 'gcs' && store.remote === PRESET_REMOTE && identity === 'anonymous';
}

function rcloneSettings(store: StoreDescription, identity: StoreIdentity): StoreSettings {
  const options: Record<string, string | undefined> = { TYPE: RCLONE_TYPES[store.kind] };
  switch (store.kind) {
    case 's3':
      options.PROVIDER = store.provider ?? 'AWS';
      options.REGION = store.region;
      options.ENDPOINT = store.endpoint;
      options.ENV_AUTH = String(identity === 'ambient');
      break;
    case 'gcs':
      // The image sets `true` by default, and anonymous access takes precedence over any credential.
      options.ANONYMOUS = String(identity === 'anonymous');
      break;
    case 'azure':
      options.ACCOUNT = store.account;
      options.ENDPOINT = store.endpoint;
      if (identity === 'anonymous') {
        options.SAS_URL = `https://${store.account}.${store.endpoint ?? 'blob.core.windows.net'}`;
      } else if (typeof identity === 'object') {
        options.USE_MSI = 'true';
        options.MSI_CLIENT_ID = identity.managedIdentity || undefined;
      }
      break;
    case 'http':
      options.URL = store.url;
      break;
  }
  const settings: Record<string, string> = {};
  for (const [option, value] of Object.entries(options)) {
    if (value !== undefined) {
      settings[rcloneVariable(store.remote, option)] = value;
    }
  }
  return settings;
}

function kfservingSettings(store: StoreDescription): StoreSettings {
  if (store.kind !== 's3') {
    return {};
  }
  return {
    // Its default endpoint is plain HTTP.
    AWS_ENDPOINT_URL: store.endpoint ?? 'https://s3.amazonaws.com',
    ...(store.region === undefined ? {} : { AWS_REGION: store.region }),
  };
}

/** The URI of a path in a bucket (or container), as the initializer expects it. */
export function storeUri(
  format: InitializerFormat,
  store: StoreDescription,
  bucket: string | undefined,
  path: string,
): string {
  const parts = [bucket, path].filter((part): part is string => part !== undefined && part !== '').join('/');
  if (store.kind === 'http') {
    // rclone reads a path that begins with // as a host.
    return format === 'rclone' ? `${store.remote}:${parts}` : `${store.url?.replace(/(?<!\/)\/+$/, '')}/${parts}`;
  }
  if (format === 'rclone') {
    return `${store.remote}://${parts}`;
  }
  switch (store.kind) {
    case 's3':
      return `s3://${parts}`;
    case 'gcs':
      return `gs://${parts}`;
    case 'azure':
      return `https://${store.account}.blob.core.windows.net/${parts}`;
  }
}

/**
 * A URI that contains the settings of its remote, so that they need no variables.
 * @see https://rclone.org/docs/#connection-strings
 */
export function connectionString(store: StoreDescription, identity: StoreIdentity, path: string): string {
  const prefix = rcloneVariable(store.remote, '');
  const options = Object.entries(storeSettings('rclone', store, identity))
    .map(([variable, value]) => [variable.slice(prefix.length).toLowerCase(), value])
    .filter(([option]) => option !== 'type')
    .map(([option, value]) => `${option}=${/^[\w.-]+$/.test(value) ? value : `"${value.replace(/"/g, '""')}"`}`);
  return `:${[RCLONE_TYPES[store.kind], ...options].join(',')}:${path}`;
}

/** Whether a secret has variables of the older initializer and none for the rclone remote. */
export function hasOnlyOldKeys(keys: readonly string[], remote: string): boolean {
  return !keys.includes(rcloneVariable(remote, 'TYPE')) && keys.some((key) => has(RCLONE_OPTION_OF_OLD_KEY, key));
}

/** What to write instead of the keys that rclone does not read, as `OLD -> NEW`. */
export function rcloneRemedy(keys: readonly string[], remote: string): string {
  const renamed = keys
    .filter((key) => has(RCLONE_OPTION_OF_OLD_KEY, key))
    .map((key) => `${key} -> ${rcloneVariable(remote, RCLONE_OPTION_OF_OLD_KEY[key])}`);
  const dropped = keys
    .filter((key) => OLD_KEYS_WITHOUT_USE.includes(key))
    .map((key) => `${key} is not needed (the endpoint's scheme decides)`);
  const added = ['TYPE=s3', 'PROVIDER'].map((option) => rcloneVariable(remote, option)).join(' and ');
  return [...renamed, ...dropped, `add ${added}`].join(', ');
}
