import { Construct } from 'constructs';
import { repositoryUrl } from './repository-url';
import { type JsonObject } from '../private/json';
import { ManifestObject } from '../shell/manifest-object';

/** An Argo CD project, from this app or already in the cluster. */
export interface IArgoProject {
  /** Name of the AppProject. */
  readonly projectName: string;
}

/** Properties of `ArgoProject`. */
export interface ArgoProjectProps {
  /**
   * Name of the AppProject.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * Namespace of Argo CD.
   * @default 'argocd'
   */
  readonly namespace?: string;

  /** URLs of the repositories, Git or Helm, that its Applications may use. */
  readonly repositories: string[];

  /** Namespaces that its Applications may write to. */
  readonly namespaces: string[];

  /**
   * Address of the cluster.
   * @default 'https://kubernetes.default.svc'
   */
  readonly server?: string;

  /**
   * Whether its Applications may write cluster-scoped objects (CRDs, ClusterRoles, webhooks, Namespaces).
   * @default false
   */
  readonly clusterScoped?: boolean;

  /**
   * What the project is for.
   * @default - no description
   */
  readonly description?: string;
}

/**
 * What a set of Applications may access: one project for platform engineers, one for each team.
 *
 * @example
 *
 * new ArgoProject(chart, 'growth', {
 *   namespaces: ['growth'],
 *   repositories: ['https://git.example.com/ml/platform.git'],
 * });
 */
export class ArgoProject extends Construct implements IArgoProject {
  /**
   * An existing project.
   * @param projectName name of the AppProject
   */
  public static fromName(projectName: string): IArgoProject {
    return { projectName };
  }

  public readonly projectName: string;
  private readonly destinations: JsonObject[];

  /**
   * @param scope the parent, such as a chart
   * @param id its name, unique below the parent
   * @param props its settings
   */
  public constructor(scope: Construct, id: string, props: ArgoProjectProps) {
    super(scope, id);
    this.projectName = props.name ?? id;
    this.destinations = [];
    this.addDestination(props.server ?? IN_CLUSTER, props.namespaces);
    const spec: JsonObject = {
      sourceRepos: props.repositories.map((url) => repositoryUrl(this, url)),
      destinations: this.destinations,
    };
    if (props.description !== undefined) {
      spec.description = props.description;
    }
    if (props.clusterScoped) {
      spec.clusterResourceWhitelist = [{ group: '*', kind: '*' }];
    }
    new ManifestObject(this, 'Resource', {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: { name: this.projectName, namespace: props.namespace ?? 'argocd' },
      spec,
    });
  }

  /**
   * Also lets its Applications write to namespaces of another cluster.
   *
   * @param server Address of the cluster.
   * @param namespaces Names of the namespaces, or `*`.
   */
  public addDestination(server: string, namespaces: string[]): void {
    this.destinations.push(...namespaces.map((namespace) => ({ server, namespace })));
  }
}

/** The cluster that Argo CD runs in. */
export const IN_CLUSTER = 'https://kubernetes.default.svc';
