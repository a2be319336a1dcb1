import { type Construct } from 'constructs';
import { applicationName, argoCdApplication, argoCdRepository } from './argo-cd';
import { fluxRelease, fluxRepository, helmReleaseName } from './flux';
import { k3sChart, k3sWaits } from './k3s';
import { kubectlWait } from './kubectl-wait';
import { isOci, repositoryName, type Release } from './release';
import { type Manifest } from '../private/json';
import { hasObject } from '../shell/has-object';
import { ManifestObject } from '../shell/manifest-object';

/** Options of `InstallWith.argoCd`. */
export interface ArgoCdInstallOptions {
  /**
   * Namespace of Argo CD.
   * @default 'argocd'
   */
  readonly namespace?: string;

  /**
   * URL of the target cluster.
   * @default 'https://kubernetes.default.svc'
   */
  readonly server?: string;

  /**
   * Whether Argo CD syncs automatically.
   * @default true
   */
  readonly automated?: boolean;

  /**
   * Prefix of the names of the Applications, if one namespace contains those of several clusters.
   * @default - none: they are named after the releases
   */
  readonly namePrefix?: string;
}

/** Options of `InstallWith.flux`. */
export interface FluxInstallOptions {
  /**
   * Namespace of the Flux objects.
   * @default 'flux-system'
   */
  readonly namespace?: string;

  /**
   * How often Flux reconciles, such as `1h`.
   * @default '1h'
   */
  readonly interval?: string;

  /**
   * Secret with the kubeconfig of the target cluster, in the same namespace.
   * @default - Flux's own cluster
   */
  readonly kubeConfigSecretName?: string;

  /**
   * Prefix of the names of the HelmReleases, if one namespace contains those of several clusters.
   * @default - none: they are named after the releases
   */
  readonly namePrefix?: string;
}

/** Options of `InstallWith.k3s`. */
export interface K3sInstallOptions {
  /**
   * Namespace of the `HelmChart` objects.
   * @default 'kube-system'
   */
  readonly namespace?: string;
}

/** Writes a release into an app. */
interface Writer {
  /** Whether a shell script installs the releases, next to the manifests. */
  readonly script?: true;
  /** The objects of one release; `dependencies` names the releases that must be ready before. */
  release(release: Release, dependencies: () => string[]): Manifest[];
  /** What releases of one repository share. */
  repository?(url: string): Manifest | undefined;
  /** The commands that wait until releases are installed that were applied together. */
  waitCommands(releases: readonly Release[]): string[];
}

/** How third-party charts are installed. */
export class InstallWith {
  /**
   * An Argo CD `Application` for each chart, ordered by sync waves. (Argo CD waits for the health of an Application
   * only with the health check of `argoproj.io/Application` in its configuration.)
   *
   * @param project Name of the Argo CD project.
   * @param options namespace and server of the Applications, and how they sync
   * @see https://argo-cd.readthedocs.io/en/stable/user-guide/helm/
   */
  public static argoCd(project: string = 'default', options: ArgoCdInstallOptions = {}): InstallWith {
    const target = {
      project,
      namespace: options.namespace ?? 'argocd',
      server: options.server ?? 'https://kubernetes.default.svc',
      automated: options.automated ?? true,
      namePrefix: options.namePrefix ?? '',
    };
    return new InstallWith({
      release: (release) => [argoCdApplication(release, target)],
      repository: (url) => (isOci(url) ? argoCdRepository(url, target) : undefined),
      waitCommands: (releases) =>
        releases.map((release) =>
          kubectlWait(
            "jsonpath='{.status.health.status}'=Healthy",
            target.namespace,
            `application/${applicationName(release, target)}`,
          ),
        ),
    });
  }

  /**
   * A Flux `HelmRelease` for each chart, which depends on the ones before, and a `HelmRepository` for each repository.
   * @param options namespace and interval of the HelmReleases
   * @see https://fluxcd.io/flux/components/helm/helmreleases/
   */
  public static flux(options: FluxInstallOptions = {}): InstallWith {
    const target = {
      namespace: options.namespace ?? 'flux-system',
      interval: options.interval ?? '1h',
      kubeConfigSecretName: options.kubeConfigSecretName,
      namePrefix: options.namePrefix ?? '',
    };
    return new InstallWith({
      release: (release, dependencies) => [fluxRelease(release, target, dependencies)],
      repository: (url) => fluxRepository(url, target),
      waitCommands: (releases) =>
        releases.map(({ name }) =>
          kubectlWait('condition=ready', target.namespace, `helmrelease/${helmReleaseName(name, target)}`),
        ),
    });
  }

  /**
   * A `HelmChart` object for each chart, which k3s (and k3d) installs without Helm. k3s does not order them: apply the
   * objects in the order of the parts, and run `ThirdPartyChart.waitCommand` after each. It has k3s install the chart
   * once more if its Job has finished: k3s does not say which version of the object a Job was for.
   * @param options namespace of the HelmCharts
   * @see https://docs.k3s.io/helm
   */
  public static k3s(options: K3sInstallOptions = {}): InstallWith {
    const namespace = options.namespace ?? 'kube-system';
    return new InstallWith({
      release: (release) => [k3sChart(release, namespace)],
      waitCommands: (releases) =>
        k3sWaits(
          releases.map(({ name }) => name),
          namespace,
        ),
    });
  }

  /**
   * Nothing in the manifests: `ThirdPartyChart.script` returns a shell script that calls Helm. Such parts can be
   * defined in the App itself. Of a Chart that contains nothing else, `app.synth()` writes an empty file, which
   * `kubectl apply -f` rejects; `ManifestWriter` leaves it out.
   */
  public static script(): InstallWith {
    return new InstallWith({
      script: true,
      release: () => [],
      waitCommands: (releases) => releases.map(({ name, namespace }) => `helm status ${name} --namespace ${namespace}`),
    });
  }

  private constructor(private readonly writer: Writer) {}

  /**
   * Whether a shell script installs the releases, next to the manifests.
   * @internal
   */
  public get _isScript(): boolean {
    return this.writer.script ?? false;
  }

  /** @internal */
  public _waitCommands(releases: readonly Release[]): string[] {
    return this.writer.waitCommands(releases);
  }

  /** @internal */
  public _install(scope: Construct, release: Release, dependencies: () => string[]): void {
    const shared = this.writer.repository?.(release.repository);
    if (shared !== undefined && !hasObject(scope, shared)) {
      new ManifestObject(scope, `repository-${repositoryName(release.repository)}`, shared);
    }
    for (const manifest of this.writer.release(release, dependencies)) {
      new ManifestObject(scope, 'Resource', manifest);
    }
  }
}
