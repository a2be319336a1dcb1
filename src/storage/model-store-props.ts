import { type StorageInitializer } from './storage-initializer';
import { type StoreAuth } from './store-auth';

/** What all kinds of stores have in common. */
export interface ModelStoreProps {
  /**
   * How the storage initializer gets access.
   * @default StoreAuth.anonymous()
   */
  readonly auth?: StoreAuth;

  /**
   * The image that copies the files.
   * @default StorageInitializer.RCLONE
   */
  readonly initializer?: StorageInitializer;

  /**
   * Name of the rclone remote: the scheme of the URIs, and part of the names of the variables. Stores with different
   * settings that serve the same pod need different ones only if they share a Secret.
   *
   * @default - `s3`, `gs`, `azure` or `http`
   */
  readonly remote?: string;

  /**
   * Name of the Secret that the store creates.
   * @default - the id of the store and `-storage`
   */
  readonly secretName?: string;

  /**
   * Name of the ServiceAccount that the store creates, if its `auth` needs one.
   * @default - the id of the store and `-storage`
   */
  readonly serviceAccountName?: string;
}

/** Properties of `ModelStore.s3`. */
export interface S3StoreProps extends ModelStoreProps {
  /**
   * The bucket.
   * @default - the id of the store
   */
  readonly bucket?: string;

  /**
   * The region, such as `eu-west-1`.
   * @default - `us-east-1`, the default of rclone
   */
  readonly region?: string;

  /**
   * URL of an S3-compatible service, such as `https://s3.example.com`.
   * @default - AWS
   */
  readonly endpoint?: string;

  /**
   * The provider, as rclone names it: `AWS`, `Ceph`, `Minio`, `Other`, ...
   *
   * @default - `AWS` without `endpoint`, else `Other`
   * @see https://rclone.org/s3/#s3-provider
   */
  readonly provider?: string;
}

/** Properties of `ModelStore.minio`. */
export interface MinioStoreProps extends ModelStoreProps {
  /** URL of MinIO, such as `http://minio.minio-system:9000`. */
  readonly endpoint: string;

  /**
   * The bucket.
   * @default - the id of the store
   */
  readonly bucket?: string;

  /**
   * The region that MinIO is configured with.
   * @default - `us-east-1`, the default of rclone
   */
  readonly region?: string;
}

/** Properties of `ModelStore.gcs`. */
export interface GcsStoreProps extends ModelStoreProps {
  /**
   * The bucket.
   * @default - the id of the store
   */
  readonly bucket?: string;
}

/** Properties of `ModelStore.azureBlob`. */
export interface AzureBlobStoreProps extends ModelStoreProps {
  /** Name of the storage account. */
  readonly account: string;

  /**
   * The container.
   * @default - the id of the store
   */
  readonly container?: string;

  /**
   * Domain of the service, for clouds other than the public one.
   * @default 'blob.core.windows.net'
   */
  readonly endpoint?: string;
}

/** Properties of `ModelStore.http`. */
export interface HttpStoreProps extends ModelStoreProps {
  /** Base URL of the artifacts, such as `https://models.example.com/files`. */
  readonly url: string;
}
