import { type RemoteSecret } from '../shell/remote-secret';

/** Where each credential is in the secret manager: those that the kind of store needs. */
export interface RemoteCredentials {
  /**
   * Access key id (S3).
   * @default - not needed by the store
   */
  readonly accessKeyId?: RemoteSecret;
  /**
   * Secret access key (S3).
   * @default - not needed by the store
   */
  readonly secretAccessKey?: RemoteSecret;
  /**
   * Session token of temporary credentials (S3).
   * @default - none
   */
  readonly sessionToken?: RemoteSecret;
  /**
   * Key of a service account, as JSON (Google Cloud Storage).
   * @default - not needed by the store
   */
  readonly serviceAccountKey?: RemoteSecret;
  /**
   * Key of the storage account (Azure).
   * @default - not needed by the store
   */
  readonly accountKey?: RemoteSecret;
  /**
   * URL with a shared access signature, instead of the account's key (Azure).
   * @default - not needed by the store
   */
  readonly sasUrl?: RemoteSecret;
  /**
   * Headers of every request, as `Name,value` (HTTP).
   * @default - none
   */
  readonly headers?: RemoteSecret;
}

/** Credentials in plain text: those that the kind of store needs. */
export interface PlainTextCredentials {
  /**
   * Access key id (S3).
   * @default - not needed by the store
   */
  readonly accessKeyId?: string;
  /**
   * Secret access key (S3).
   * @default - not needed by the store
   */
  readonly secretAccessKey?: string;
  /**
   * Session token of temporary credentials (S3).
   * @default - none
   */
  readonly sessionToken?: string;
  /**
   * Key of a service account, as JSON (Google Cloud Storage).
   * @default - not needed by the store
   */
  readonly serviceAccountKey?: string;
  /**
   * Key of the storage account (Azure).
   * @default - not needed by the store
   */
  readonly accountKey?: string;
  /**
   * URL with a shared access signature, instead of the account's key (Azure).
   * @default - not needed by the store
   */
  readonly sasUrl?: string;
  /**
   * Headers of every request, as `Name,value` (HTTP).
   * @default - none
   */
  readonly headers?: string;
}

/** Options of `StoreAuth.externalSecret`. */
export interface ExternalSecretOptions {
  /** Name of the `ClusterSecretStore` (or `SecretStore`) that reads the secret manager. */
  readonly secretStore: string;

  /** Where each credential is. */
  readonly credentials: RemoteCredentials;

  /**
   * Kind of the secret store.
   * @default 'ClusterSecretStore'
   */
  readonly secretStoreKind?: string;

  /**
   * How often the value is refreshed, such as `1h`.
   * @default '1h'
   */
  readonly refreshInterval?: string;
}
