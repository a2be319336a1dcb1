import { type IgnoreDifference } from '../../gitops/ignore-difference';
import { type ArgoCdValues, type FluxValues } from '../values/sections/gitops';

/** What Argo CD is told of an environment. */
export interface ArgoCdOptions {
  /** URL of the Git repository that the manifests are pushed to. */
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
   * Address of the environment's cluster, as Argo CD knows it.
   * @default 'https://kubernetes.default.svc', the cluster that Argo CD runs in
   */
  readonly server?: string;

  /**
   * Name of the AppProject, which is written with what the environments need.
   * @default 'seldon'
   */
  readonly project?: string;

  /**
   * Namespace of Argo CD.
   * @default 'argocd'
   */
  readonly namespace?: string;

  /**
   * Whether Argo CD syncs by itself.
   * @default true
   */
  readonly automated?: boolean;

  /**
   * Fields that controllers write, beside the CA bundles of webhooks and definitions.
   * @default - none
   */
  readonly ignoreDifferences?: IgnoreDifference[];

  /**
   * Whether an Application keeps argocd.yaml itself as Git has it, once it was applied.
   * @default true
   */
  readonly root?: boolean;

  /**
   * AppProject of the Applications that bring others.
   * @default 'default'
   */
  readonly rootProject?: string;

  /**
   * Whether argocd-cm.yaml is written: the health of SeldonDeployments and Applications, as Argo CD reads it.
   * @default true
   */
  readonly healthChecks?: boolean;
}

/** What Flux is told of an environment. */
export interface FluxOptions {
  /** URL of the Git repository that the manifests are pushed to. */
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
   * Whether a Kustomization keeps flux.yaml itself as Git has it, once it was applied.
   * @default true
   */
  readonly root?: boolean;
}

/** What carries the manifests of an environment to its cluster. */
export class GitOps {
  /**
   * Argo CD: an Application for the environment, and one that brings the charts of others before it.
   * @param options repository, revision, project and other settings of the Applications
   */
  public static argoCd(options: ArgoCdOptions): GitOps {
    const { ignoreDifferences = [], ...rest } = options;
    return new GitOps({
      argocd: { ...rest, ignoreDifferences: ignoreDifferences.map((difference) => difference._toValues()) },
    });
  }

  /**
   * Flux: a Kustomization for each part of the environment that waits for another one.
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
