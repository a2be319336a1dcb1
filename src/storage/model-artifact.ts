import { type IConstruct } from 'constructs';
import {
  type ModelArtifactConfig,
  type ModelInitContainer,
  type ArtifactAccess,
  type HuggingFaceOptions,
} from './model-artifact-config';
import { connectionString } from '../api/storage';
import { InputError } from '../private/errors';
import { given } from '../private/kind';
import { redact, hasCredentials } from '../private/redact';

const URI = ['trim', 'a URI such as "gs://bucket/path"'] as const;
const PATH = ['trim', 'relative, such as "bucket/model/1"'] as const;
const CLAIM = ['trim', 'the name of a PersistentVolumeClaim'] as const;

/** The files of a model or an explainer, and what is needed to load them. */
export abstract class ModelArtifact {
  /**
   * An artifact at any URI that the storage initializer supports.
   *
   * @param modelUri For rclone `<remote>://<path>`: the scheme is the name of a remote that variables of the Secret
   * describe.
   * @param access Secret or ServiceAccount with credentials, and the storage initializer
   */
  public static uri(modelUri: string, access: ArtifactAccess = {}): ModelArtifact {
    given("'modelUri'", modelUri, URI);
    if (modelUri.trim() === '' || /\s/.test(modelUri)) {
      throw InputError.about('modelUri', `must be ${URI[1]}, got ${redact(modelUri)}`);
    }
    if (hasCredentials(modelUri)) {
      throw InputError.about(
        'modelUri',
        'must not contain a user name or a password: give access by a ModelStore or a Secret',
      );
    }
    return new PlainArtifact({ modelUri, ...accessConfig(access) });
  }

  /**
   * A folder or file `<bucket>/<path>` in S3, by the rclone remote `s3`.
   * @param path bucket and path, without a scheme
   * @param access Secret or ServiceAccount with credentials, and the storage initializer
   */
  public static s3(path: string, access: ArtifactAccess = {}): ModelArtifact {
    return ModelArtifact.uri(`s3://${relative(path)}`, access);
  }

  /**
   * A folder or file `<bucket>/<path>` in MinIO: the rclone remote `s3`, whose endpoint is in the Secret.
   * @param path bucket and path, without a scheme
   * @param access Secret or ServiceAccount with credentials, and the storage initializer
   */
  public static minio(path: string, access: ArtifactAccess = {}): ModelArtifact {
    return ModelArtifact.s3(path, access);
  }

  /**
   * A folder or file `<bucket>/<path>` in Google Cloud Storage; public unless the Secret sets
   * `RCLONE_CONFIG_GS_ANONYMOUS=false`.
   * @param path bucket and path, without a scheme
   * @param access Secret or ServiceAccount with credentials, and the storage initializer
   */
  public static gcs(path: string, access: ArtifactAccess = {}): ModelArtifact {
    return ModelArtifact.uri(`gs://${relative(path)}`, access);
  }

  /**
   * A folder or file `<container>/<path>` in Azure Blob Storage, by the rclone remote `azure`.
   * @param path container and path, without a scheme
   * @param access Secret or ServiceAccount with credentials, and the storage initializer
   */
  public static azureBlob(path: string, access: ArtifactAccess = {}): ModelArtifact {
    return ModelArtifact.uri(`azure://${relative(path)}`, access);
  }

  /**
   * A folder (with a listing) or file on a web server.
   *
   * @param url Begins with `https://` or `http://`; no user name or password in it: those belong in a `ModelStore`.
   * @param access Secret or ServiceAccount with credentials, and the storage initializer
   */
  public static http(url: string, access: ArtifactAccess = {}): ModelArtifact {
    const [, host, path] = /^(https?:\/\/[^/\s@]+)\/(\S*)$/.exec(url) ?? [];
    if (host === undefined) {
      // The value is not shown: it may hold a password.
      throw InputError.about(
        'url',
        'must be an http:// or https:// URL with a path and without user name; use ModelStore.http with headers ' +
          'for credentials',
      );
    }
    const modelUri =
      access.initializer?._format === 'kfserving'
        ? url
        : connectionString({ kind: 'http', remote: 'http', url: host }, 'anonymous', path);
    return new PlainArtifact({ modelUri, ...accessConfig(access) });
  }

  /**
   * A folder on a PersistentVolumeClaim, copied into each pod. At most one such artifact for the nodes of one pod: the
   * operator gives the volume the same name each time.
   * @param claimName name of the PersistentVolumeClaim, in the namespace of the model
   * @param path path of the folder on the volume
   */
  public static pvc(claimName: string, path: string = ''): ModelArtifact {
    given("'claimName'", claimName, CLAIM);
    return ModelArtifact.uri(`pvc://${claimName}/${relative(path)}`);
  }

  /**
   * A folder on a PersistentVolumeClaim, mounted read-only at `/mnt/models`: nothing is copied.
   * @param claimName name of the PersistentVolumeClaim, in the namespace of the model
   * @param path path of the folder on the volume
   */
  public static mountedPvc(claimName: string, path: string = ''): ModelArtifact {
    return new PlainArtifact({ claim: { claimName, ...(path === '' ? {} : { path: relative(path) }) } });
  }

  /**
   * A model of the Hugging Face hub, which `PrepackagedServer.HUGGINGFACE` loads itself.
   *
   * @param model Name of the model, such as `distilbert-base-uncased`.
   * @param options task and tokenizer
   */
  public static huggingFace(model: string, options: HuggingFaceOptions = {}): ModelArtifact {
    return new PlainArtifact({
      parameters: {
        ...(options.task === undefined ? {} : { task: options.task }),
        pretrained_model: model,
        ...(options.tokenizer === undefined ? {} : { pretrained_tokenizer: options.tokenizer }),
      },
    });
  }

  /**
   * Files that your own init container copies, with its own image, resources and environment: for large models, or for
   * an initializer that the operator's configuration does not contain.
   * @param container image, environment and resources of the init container
   */
  public static initContainer(container: ModelInitContainer): ModelArtifact {
    return new PlainArtifact({ initContainer: container });
  }

  /**
   * Called by the graph node or explainer that loads the artifact.
   * @param scope the construct that loads the artifact
   */
  public abstract bind(scope: IConstruct): ModelArtifactConfig;
}

class PlainArtifact extends ModelArtifact {
  public constructor(private readonly config: ModelArtifactConfig) {
    super();
  }

  public bind(_scope: IConstruct): ModelArtifactConfig {
    return this.config;
  }
}

function accessConfig(access: ArtifactAccess): ModelArtifactConfig {
  return {
    ...(access.envSecretRefName === undefined ? {} : { envSecretRefName: access.envSecretRefName }),
    ...(access.serviceAccountName === undefined ? {} : { serviceAccountName: access.serviceAccountName }),
    ...(access.initializer?.image === undefined ? {} : { storageInitializerImage: access.initializer.image }),
  };
}

/** A path in a bucket or on a volume, which has neither scheme nor leading slash. */
function relative(path: string): string {
  given('the path of an artifact', path, PATH);
  if (path.startsWith('/') || path.includes('://') || /\s/.test(path) || path.split('/').includes('..')) {
    throw new InputError(`the path of an artifact must be ${PATH[1]}, got ${JSON.stringify(path)}`);
  }
  return path;
}
