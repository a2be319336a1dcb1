import { Construct, type IConstruct } from 'constructs';
import { type IArgoProject, IN_CLUSTER } from './argo-project';
import { type IgnoreDifference } from './ignore-difference';
import { repositoryUrl } from './repository-url';
import { type JsonObject } from '../private/json';
import { DIFFERENCE, eachGiven } from '../private/kind';
import { inPlace } from '../shell/in-place';
import { ManifestObject } from '../shell/manifest-object';

/** What an Application and each Application of a set have in common. */
export interface ArgoApplicationOptions {
  /** URL of the Git repository. */
  readonly repository: string;

  /**
   * Branch, tag or commit.
   * @default 'HEAD'
   */
  readonly revision?: string;

  /**
   * The project it belongs to.
   * @default - the project `default`
   */
  readonly project?: IArgoProject;

  /**
   * Address of the cluster to write to.
   * @default 'https://kubernetes.default.svc'
   */
  readonly server?: string;

  /**
   * Whether Argo CD syncs automatically, heals drift and prunes what is no longer in Git.
   * @default true
   */
  readonly automated?: boolean;

  /**
   * Fields that controllers write and Argo CD should not show as a difference.
   * @default - nothing; consider `IgnoreDifference.WEBHOOK_CA` for the operator
   */
  readonly ignoreDifferences?: IgnoreDifference[];
}

/** Properties of `ArgoApplication`. */
export interface ArgoApplicationProps extends ArgoApplicationOptions {
  /** Folder of the manifests in the repository. */
  readonly path: string;

  /**
   * Only files that match this pattern, such as `argocd.yaml` or `{a,b}.yaml`; those of subfolders are then left out.
   * @default - all files, including those of subfolders
   */
  readonly include?: string;

  /**
   * Name of the Application.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * Namespace of Argo CD.
   * @default 'argocd'
   */
  readonly namespace?: string;

  /**
   * Namespace for objects without one.
   * @default - none: manifests of this library contain theirs
   */
  readonly destinationNamespace?: string;
}

/**
 * An Argo CD Application over a folder of manifests. Subfolders are included; large objects are applied on the server,
 * where no annotation limits their size.
 *
 * @example
 *
 * new ArgoApplication(chart, 'models-prod', {
 *   repository: 'https://git.example.com/ml/platform.git',
 *   path: 'manifests/prod',
 *   ignoreDifferences: [IgnoreDifference.MODEL_REPLICAS],
 * });
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/application.yaml
 */
export class ArgoApplication extends Construct {
  /** Name of the Application. */
  public readonly applicationName: string;

  /**
   * @param scope the parent, such as a chart
   * @param id its name, unique below the parent
   * @param props its settings
   */
  public constructor(scope: Construct, id: string, props: ArgoApplicationProps) {
    super(scope, id);
    this.applicationName = props.name ?? id;
    new ManifestObject(this, 'Resource', {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: this.applicationName, namespace: props.namespace ?? 'argocd' },
      spec: applicationSpec(this, props, props),
    });
  }
}

/** The spec that Applications and the template of a set share. */
export function applicationSpec(
  scope: IConstruct,
  options: ArgoApplicationOptions,
  files: Pick<ArgoApplicationProps, 'path' | 'include' | 'destinationNamespace'>,
): JsonObject {
  const automated = options.automated ?? true;
  const ignored = options.ignoreDifferences ?? [];
  if (ignored.length > 0) {
    inPlace(scope, undefined, () => eachGiven("'ignoreDifferences'", ignored, DIFFERENCE));
  }
  const { path, include, destinationNamespace: namespace } = files;
  return {
    project: options.project?.projectName ?? 'default',
    source: {
      repoURL: repositoryUrl(scope, options.repository),
      targetRevision: options.revision ?? 'HEAD',
      path,
      directory: include === undefined ? { recurse: true } : { recurse: false, include },
    },
    destination: { server: options.server ?? IN_CLUSTER, ...(namespace === undefined ? {} : { namespace }) },
    syncPolicy: {
      ...(automated ? { automated: { prune: true, selfHeal: true } } : {}),
      syncOptions: [
        // A kind that a wave installs is not there yet when the sync is planned. Few kinds are applied on the server:
        // SyncWave.
        'SkipDryRunOnMissingResource=true',
        ...(ignored.length > 0 ? ['RespectIgnoreDifferences=true'] : []),
      ],
      // Tries for five minutes and a quarter; then Argo CD waits for another commit.
      retry: { limit: 6, backoff: { duration: '5s', factor: 2, maxDuration: '3m' } },
    },
    ...(ignored.length > 0 ? { ignoreDifferences: ignored.map((difference) => difference._toManifest()) } : {}),
  };
}
