import { type StorageInitializer } from './storage-initializer';

/** What a graph node or an explainer adds to its manifest to load an artifact. */
export interface ModelArtifactConfig {
  /**
   * The URI of the files, such as `gs://seldon-models/v1.16.0-dev/sklearn/iris`.
   *
   * @default - the operator injects no storage initializer
   */
  readonly modelUri?: string;

  /**
   * Name of a Secret, in the namespace of the deployment, whose keys become environment variables of the storage
   * initializer.
   *
   * @default - the operator's default secret, if it has one
   */
  readonly envSecretRefName?: string;

  /**
   * Name of a ServiceAccount whose secrets, or whose identity, give access to the files. It belongs on the graph node
   * and on the pod.
   *
   * @default - the default service account of the namespace
   */
  readonly serviceAccountName?: string;

  /**
   * Image that copies the files to `/mnt/models`.
   *
   * @default - the operator's storage initializer
   */
  readonly storageInitializerImage?: string;

  /**
   * Parameters that tell the server what to load.
   *
   * @default - none
   */
  readonly parameters?: { readonly [name: string]: string };

  /**
   * A claim that is mounted at `/mnt/models` instead of copying files.
   *
   * @default - files are copied
   */
  readonly claim?: ModelArtifactClaim;

  /**
   * An init container in the component spec that replaces the one that the operator injects.
   *
   * @default - the operator's
   */
  readonly initContainer?: ModelInitContainer;
}

/** Files on a PersistentVolumeClaim. */
export interface ModelArtifactClaim {
  /** Name of the claim. */
  readonly claimName: string;

  /**
   * Folder on the volume.
   * @default - the whole volume
   */
  readonly path?: string;
}

/** An init container that copies model files to `/mnt/models`. */
export interface ModelInitContainer {
  /** The image. */
  readonly image: string;

  /** The URI of the files: its first argument. The second is `/mnt/models`. */
  readonly uri: string;

  /**
   * Name of a Secret whose keys become environment variables.
   * @default - none
   */
  readonly envSecretRefName?: string;

  /**
   * Environment variables.
   * @default - none
   */
  readonly env?: { readonly [name: string]: string };

  /**
   * Requested resources, such as `{ memory: '1Gi', 'ephemeral-storage': '20Gi' }`.
   * @default - none
   */
  readonly requests?: { readonly [resource: string]: string };

  /**
   * Limits of resources.
   * @default - none
   */
  readonly limits?: { readonly [resource: string]: string };

  /**
   * Size limit of the folder that the files are copied to, such as `20Gi`.
   * @default - no limit
   */
  readonly sizeLimit?: string;
}

/** How the storage initializer accesses an artifact outside a `ModelStore`. */
export interface ArtifactAccess {
  /**
   * Name of a Secret, in the namespace of the deployment, whose keys become environment variables of the storage
   * initializer: `RCLONE_CONFIG_<SCHEME>_TYPE` and so on for rclone.
   *
   * @default - the operator's default secret, if it has one
   */
  readonly envSecretRefName?: string;

  /**
   * Name of a ServiceAccount that has access.
   * @default - the default service account of the namespace
   */
  readonly serviceAccountName?: string;

  /**
   * The storage initializer.
   * @default StorageInitializer.RCLONE
   */
  readonly initializer?: StorageInitializer;
}

/** Options of `ModelArtifact.huggingFace`. */
export interface HuggingFaceOptions {
  /**
   * The task, such as `text-classification`.
   * @default - the task of the model
   */
  readonly task?: string;

  /**
   * Name of the tokenizer.
   * @default - the model's own
   */
  readonly tokenizer?: string;
}
