import { Construct } from 'constructs';
import { SeldonHealth } from './health';
import { FLUX_NAMESPACE } from './namespaces';
import { repositoryUrl } from './repository-url';
import { type JsonObject } from '../private/json';
import { given } from '../private/kind';
import { inPlace } from '../shell/in-place';
import { ManifestObject } from '../shell/manifest-object';

const FOLDER = ['trim', 'a folder such as "./manifests"'] as const;

/** Properties of `FluxRepository`. */
export interface FluxRepositoryProps {
  /** URL of the Git repository. */
  readonly url: string;

  /**
   * The branch.
   * @default 'main'
   */
  readonly branch?: string;

  /**
   * Name of the GitRepository.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * Namespace of Flux.
   * @default 'flux-system'
   */
  readonly namespace?: string;

  /**
   * How often the repository is polled, as a Go duration.
   * @default '1m'
   */
  readonly interval?: string;

  /**
   * Name of the Secret with the credentials of the repository, in the same namespace.
   * @default - a public repository
   */
  readonly secretName?: string;
}

/**
 * A Git repository that Flux reads.
 *
 * @example
 *
 * new FluxRepository(chart, 'platform', { url: 'https://git.example.com/ml/platform.git' });
 */
export class FluxRepository extends Construct {
  /** Name of the GitRepository. */
  public readonly repositoryName: string;
  /** Its namespace. */
  public readonly repositoryNamespace: string;

  /**
   * @param scope the parent, such as a chart
   * @param id its name, unique below the parent
   * @param props its settings
   */
  public constructor(scope: Construct, id: string, props: FluxRepositoryProps) {
    super(scope, id);
    this.repositoryName = props.name ?? id;
    this.repositoryNamespace = props.namespace ?? FLUX_NAMESPACE;
    new ManifestObject(this, 'Resource', {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata: { name: this.repositoryName, namespace: this.repositoryNamespace },
      spec: {
        interval: props.interval ?? '1m',
        url: repositoryUrl(this, props.url),
        ref: { branch: props.branch ?? 'main' },
        ...(props.secretName === undefined ? {} : { secretRef: { name: props.secretName } }),
      },
    });
  }
}

/** Properties of `FluxKustomization`. */
export interface FluxKustomizationProps {
  /** The repository. */
  readonly repository: FluxRepository;

  /** Folder of the manifests in the repository. */
  readonly path: string;

  /**
   * Name of the Kustomization.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * Kustomizations that must be ready before this one is applied.
   * @default - nothing
   */
  readonly dependsOn?: FluxKustomization[];

  /**
   * Time between two reconciliations, as a Go duration.
   * @default '10m'
   */
  readonly interval?: string;

  /**
   * Time until applied objects must be ready, as a Go duration.
   * @default '15m'
   */
  readonly timeout?: string;

  /**
   * Name of a Secret with the kubeconfig of another cluster (key `value` or `value.yaml`), in the same namespace.
   * @default - the cluster that Flux runs in
   */
  readonly kubeConfigSecretName?: string;

  /**
   * Time until a failed reconciliation is retried, as a Go duration.
   * @default '1m'
   */
  readonly retryInterval?: string;

  /**
   * Whether it is ready only when everything that it has applied is ready.
   * @default true
   */
  readonly wait?: boolean;

  /**
   * Whether objects that are no longer in Git are deleted.
   * @default true
   */
  readonly prune?: boolean;
}

/**
 * A folder of manifests that Flux applies and waits for, including SeldonDeployments. When the Kustomization itself is
 * deleted, the applied objects stay.
 *
 * @example
 *
 * const repository = new FluxRepository(chart, 'platform', { url: 'https://git.example.com/ml/platform.git' });
 * const operator = new FluxKustomization(chart, 'operator', { repository, path: './manifests/operator' });
 * new FluxKustomization(chart, 'models', { repository, path: './manifests/models', dependsOn: [operator] });
 */
export class FluxKustomization extends Construct {
  /** Name of the Kustomization. */
  public readonly kustomizationName: string;

  /**
   * @param scope the parent, such as a chart
   * @param id its name, unique below the parent
   * @param props its settings
   */
  public constructor(scope: Construct, id: string, props: FluxKustomizationProps) {
    super(scope, id);
    this.kustomizationName = props.name ?? id;
    const path = inPlace(this, undefined, () => given("'path'", props.path, FOLDER));
    const dependencies: JsonObject[] = (props.dependsOn ?? []).map(({ kustomizationName }) => ({
      name: kustomizationName,
    }));
    new ManifestObject(this, 'Resource', {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: { name: this.kustomizationName, namespace: props.repository.repositoryNamespace },
      spec: {
        interval: props.interval ?? '10m',
        retryInterval: props.retryInterval ?? '1m',
        timeout: props.timeout ?? '15m',
        path: path.startsWith('./') ? path : `./${path}`,
        prune: props.prune ?? true,
        deletionPolicy: 'Orphan',
        wait: props.wait ?? true,
        ...(props.kubeConfigSecretName === undefined
          ? {}
          : { kubeConfig: { secretRef: { name: props.kubeConfigSecretName } } }),
        sourceRef: { kind: 'GitRepository', name: props.repository.repositoryName },
        ...(dependencies.length > 0 ? { dependsOn: dependencies } : {}),
        healthCheckExprs: [SeldonHealth._fluxExpression()],
      },
    });
  }
}
