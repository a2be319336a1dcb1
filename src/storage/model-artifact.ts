import { type IConstruct } from 'constructs';

/** What a graph node or an explainer writes into its manifest to load an artifact. */
export interface ModelArtifactConfig {
  /** Where the storage initializer finds the files, such as `gs://seldon-models/v1.16.0-dev/sklearn/iris`. */
  readonly modelUri: string;

  /**
   * Name of a Secret, in the namespace of the deployment, whose keys become environment variables of the storage initializer.
   *
   * @default - the operator's default secret, if it has one
   */
  readonly envSecretRefName?: string;

  /**
   * Name of a ServiceAccount whose secrets, or whose identity, give access to the files.
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
}

/** The files of a model or an explainer, and what is needed to load them. */
export abstract class ModelArtifact {
  /** An artifact at any URI that the storage initializer understands, readable without credentials of its own. */
  public static uri(modelUri: string): ModelArtifact {
    return new UriArtifact(modelUri);
  }

  /** Called by the graph node or explainer that loads the artifact. */
  public abstract bind(scope: IConstruct): ModelArtifactConfig;
}

class UriArtifact extends ModelArtifact {
  public constructor(private readonly modelUri: string) {
    super();
  }

  public bind(_scope: IConstruct): ModelArtifactConfig {
    return { modelUri: this.modelUri };
  }
}
