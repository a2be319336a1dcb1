import { Construct, type IConstruct } from 'constructs';
import { ModelArtifact } from './model-artifact';
import { type ArtifactAccess, type ModelArtifactConfig } from './model-artifact-config';
import {
  type ModelStoreProps,
  type S3StoreProps,
  type MinioStoreProps,
  type GcsStoreProps,
  type AzureBlobStoreProps,
  type HttpStoreProps,
} from './model-store-props';
import { StorageInitializer } from './storage-initializer';
import { StoreAccess } from './store-access';
import { StoreAuth } from './store-auth';
import { PRESET_REMOTE, storeUri, type StoreDescription } from '../api/storage';
import { ValidationError } from '../private/errors';
import { checkKinds, given } from '../private/kind';
import { constructId } from '../shell/construct-id';
import { inPlace } from '../shell/in-place';
import { namespaceOf } from '../shell/namespace';

const PATH = ['trim', 'relative to the store, such as "churn/7"'] as const;

/**
 * A place that models are loaded from, and how to access it. It creates the Secret, ServiceAccount or ExternalSecret
 * that its `StoreAuth` requires, once in each namespace with deployments that use it.
 *
 * @example
 *
 * const store = ModelStore.s3(chart, 'models', {
 *   bucket: 'acme-models',
 *   region: 'eu-west-1',
 *   auth: StoreAuth.irsa('arn:aws:iam::123456789012:role/models'),
 * });
 * const artifact = store.artifact('churn/7');
 */
export class ModelStore extends Construct {
  /**
   * A bucket in S3, or in an S3-compatible service.
   * @param scope the construct that the store belongs to
   * @param id id of the construct, unique in its scope
   * @param props bucket, provider, endpoint, region and credentials
   */
  public static s3(scope: Construct, id: string, props: S3StoreProps = {}): ModelStore {
    const provider = props.provider ?? (props.endpoint === undefined ? 'AWS' : 'Other');
    return new ModelStore(
      scope,
      id,
      { kind: 's3', remote: props.remote ?? 's3', provider, region: props.region, endpoint: props.endpoint },
      props.bucket ?? id,
      props,
    );
  }

  /**
   * A bucket in MinIO.
   * @param scope the construct that the store belongs to
   * @param id id of the construct, unique in its scope
   * @param props endpoint, bucket and credentials
   */
  public static minio(scope: Construct, id: string, props: MinioStoreProps): ModelStore {
    return ModelStore.s3(scope, id, { ...props, provider: 'Minio' });
  }

  /**
   * A bucket in Google Cloud Storage.
   * @param scope the construct that the store belongs to
   * @param id id of the construct, unique in its scope
   * @param props bucket and credentials
   */
  public static gcs(scope: Construct, id: string, props: GcsStoreProps = {}): ModelStore {
    return new ModelStore(scope, id, { kind: 'gcs', remote: props.remote ?? PRESET_REMOTE }, props.bucket ?? id, props);
  }

  /**
   * A container in Azure Blob Storage.
   * @param scope the construct that the store belongs to
   * @param id id of the construct, unique in its scope
   * @param props account, container and credentials
   */
  public static azureBlob(scope: Construct, id: string, props: AzureBlobStoreProps): ModelStore {
    return new ModelStore(
      scope,
      id,
      { kind: 'azure', remote: props.remote ?? 'azure', account: props.account, endpoint: props.endpoint },
      props.container ?? id,
      props,
    );
  }

  /**
   * A web server whose folders have listings.
   * @param scope the construct that the store belongs to
   * @param id id of the construct, unique in its scope
   * @param props URL of the web server, and credentials
   */
  public static http(scope: Construct, id: string, props: HttpStoreProps): ModelStore {
    return new ModelStore(
      scope,
      id,
      { kind: 'http', remote: props.remote ?? 'http', url: props.url },
      undefined,
      props,
    );
  }

  private readonly description: StoreDescription;
  private readonly bucket?: string;
  private readonly initializer: StorageInitializer;
  private readonly access: StoreAccess;

  private constructor(
    scope: Construct,
    id: string,
    description: StoreDescription,
    bucket: string | undefined,
    props: ModelStoreProps,
  ) {
    super(scope, constructId(id));
    inPlace(this, undefined, () =>
      checkKinds(props, {
        auth: ['_choice', 'a StoreAuth such as StoreAuth.secret("name")'],
        initializer: ['_format', 'a StorageInitializer such as StorageInitializer.RCLONE'],
      }),
    );
    this.description = description;
    this.bucket = bucket;
    this.initializer = props.initializer ?? StorageInitializer.RCLONE;
    this.checkDescription();
    this.access = new StoreAccess(this, {
      store: description,
      format: this.initializer._format,
      choice: (props.auth ?? StoreAuth.anonymous())._choice,
      secretName: props.secretName ?? `${id}-storage`,
      serviceAccountName: props.serviceAccountName ?? `${id}-storage`,
    });
  }

  /**
   * A folder or file in the store.
   *
   * @param path Path below the bucket, such as `churn/7`.
   */
  public artifact(path: string): ModelArtifact {
    inPlace(this, undefined, () => given('the path of an artifact', path, PATH));
    if (path.startsWith('/') || path.includes('://') || /\s/.test(path) || path.split('/').includes('..')) {
      throw new ValidationError(this, `the path of an artifact must be ${PATH[1]}, got ${JSON.stringify(path)}`);
    }
    return new StoredArtifact(this, path);
  }

  /**
   * Creates the store's objects in another namespace: for models that are defined elsewhere, or for the operator's
   * default Secret (`predictiveUnit.defaultEnvSecretRefName`).
   *
   * @param namespace name of the namespace
   * @returns how models in that namespace refer to them
   */
  public addNamespace(namespace: string): ArtifactAccess {
    const { envSecretRefName, serviceAccountName } = this.access.inNamespace(namespace);
    return { envSecretRefName, serviceAccountName, initializer: this.initializer };
  }

  /** @internal */
  public _bind(scope: IConstruct, path: string): ModelArtifactConfig {
    return {
      modelUri:
        this.access.uriOf(this.bucket, path) ?? storeUri(this.initializer._format, this.description, this.bucket, path),
      ...this.access.inNamespace(namespaceOf(scope)),
      ...(this.initializer.image === undefined ? {} : { storageInitializerImage: this.initializer.image }),
    };
  }

  private checkDescription(): void {
    const { remote, endpoint, url, kind } = this.description;
    if (!/^[a-z][a-z0-9_]*$/.test(remote) || remote === 'pvc') {
      throw ValidationError.about(
        this,
        'remote',
        'must consist of lower-case letters, digits and _, because it is part of variable names, and not "pvc", got ' +
          `${JSON.stringify(remote)}`,
      );
    }
    if (kind === 's3' && endpoint !== undefined && !/^https?:\/\/[^/@\s]+\/?$/.test(endpoint)) {
      throw ValidationError.about(this, 'endpoint', 'must be an http:// or https:// URL without user name and path');
    }
    if (url !== undefined && !/^https?:\/\/[^@\s]+$/.test(url)) {
      throw ValidationError.about(
        this,
        'url',
        'must be an http:// or https:// URL without user name; use headers for credentials',
      );
    }
  }
}

class StoredArtifact extends ModelArtifact {
  public constructor(
    private readonly store: ModelStore,
    private readonly path: string,
  ) {
    super();
  }

  public bind(scope: IConstruct): ModelArtifactConfig {
    return this.store._bind(scope, this.path);
  }
}
