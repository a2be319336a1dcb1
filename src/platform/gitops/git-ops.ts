import { type IgnoreDifference } from '../../gitops/ignore-difference';
import { DIFFERENCE, eachGiven } from '../../private/kind';
import { type ArgoCdValues, type FluxValues } from '../values/sections/gitops';

/** Options of `GitOps.argoCd`. */
export interface ArgoCdOptions {
  /** URL of the Git repository with the manifests. */
  readonly repository: string;

  /**
   * Folder of the manifests in the repository.
   * @default 'manifests'
   */
  readonly path?: string;

  /**
   * Branch, tag or commit.
   * @default 'HEAD'
   */
  readonly revision?: string;

  /**
   * Address of the environment's cluster in Argo CD.
   * @default 'https://kubernetes.default.svc', the cluster that Argo CD runs in
   */
  readonly server?: string;

  /**
   * Name of the AppProject, which is created with the permissions that the environments need.
   * @default 'seldon'
   */
  readonly project?: string;

  /**
   * Namespace of Argo CD.
   * @default 'argocd'
   */
  readonly namespace?: string;

  /**
   * Whether Argo CD syncs automatically.
   * @default true
   */
  readonly automated?: boolean;

  /**
   * Fields that controllers write, in addition to the CA bundles of webhooks and CRDs.
   * @default - none
   */
  readonly ignoreDifferences?: IgnoreDifference[];

  /**
   * Whether an Application also syncs argocd.yaml itself from Git, after it was applied once.
   * @default true
   */
  readonly root?: boolean;

  /**
   * AppProject of the Applications that create others.
   * @default 'default'
   */
  readonly rootProject?: string;

  /**
   * Whether argocd-cm.yaml is written: health checks of SeldonDeployments and Applications for Argo CD.
   * @default true
   */
  readonly healthChecks?: boolean;
}

/** Options of `GitOps.flux`. */
export interface FluxOptions {
  /** URL of the Git repository with the manifests. */
  readonly repository: string;

  /**
   * Folder of the manifests in the repository.
   * @default 'manifests'
   */
  readonly path?: string;

  /**
   * The branch.
   * @default 'main'
   */
  readonly branch?: string;

  /**
   * Secret with the kubeconfig of the environment's cluster, in the namespace of Flux.
   * @default - the cluster that Flux runs in
   */
  readonly kubeConfigSecretName?: string;

  /**
   * Secret with the credentials of the repository, in the namespace of Flux.
   * @default - a public repository
   */
  readonly secretName?: string;

  /**
   * Namespace of Flux.
   * @default 'flux-system'
   */
  readonly namespace?: string;

  /**
   * Environments that must be ready before this one is applied.
   * @default - none
   */
  readonly after?: string[];

  /**
   * Whether a Kustomization also syncs flux.yaml itself from Git, after it was applied once.
   * @default true
   */
  readonly root?: boolean;
}

/** The GitOps tool that applies the manifests of an environment to its cluster. */
export class GitOps {
  /**
   * Argo CD: an Application for the environment, and one that first installs third-party charts.
   * @param options repository, revision, project and other settings of the Applications
   */
  public static argoCd(options: ArgoCdOptions): GitOps {
    const { ignoreDifferences = [], ...rest } = options;
    eachGiven("'ignoreDifferences'", ignoreDifferences, DIFFERENCE);
    return new GitOps({
      argocd: { ...rest, ignoreDifferences: ignoreDifferences.map((difference) => difference._toValues()) },
    });
  }

  /**
   * Flux: a Kustomization for each part of the environment that waits for another part.
   * @param options repository, branch and other settings of the Kustomizations
   */
  public static flux(options: FluxOptions): GitOps {
    const { kubeConfigSecretName, secretName, ...rest } = options;
    return new GitOps({ flux: { ...rest, kubeConfigSecret: kubeConfigSecretName, secret: secretName } });
  }

  private constructor(
    /** @internal */
    public readonly _values: { readonly argocd?: ArgoCdValues; readonly flux?: FluxValues },
  ) {}
}
