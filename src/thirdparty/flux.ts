import { Lazy } from 'cdk8s';
import { isOci, repositoryName, type Release } from './release';
import { type Json, type Manifest } from '../private/json';

/** Where and how Flux installs. */
export interface FluxTarget {
  readonly namespace: string;
  readonly interval: string;
  /** What the names of the releases' objects begin with. */
  readonly namePrefix: string;
  readonly kubeConfigSecretName?: string;
}

/** Name of a release's HelmRelease. */
export function helmReleaseName(release: string, { namePrefix }: FluxTarget): string {
  return `${namePrefix}${release}`;
}

/** Name of the HelmRepository behind a URL; each environment of another cluster has its own. */
function helmRepositoryName(url: string, { namePrefix }: FluxTarget): string {
  return `${namePrefix}${repositoryName(url)}`;
}

/** A release as a Flux HelmRelease. */
export function fluxRelease(release: Release, target: FluxTarget, dependencies: () => string[]): Manifest {
  return {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name: helmReleaseName(release.name, target), namespace: target.namespace },
    spec: {
      ...(target.kubeConfigSecretName === undefined
        ? {}
        : { kubeConfig: { secretRef: { name: target.kubeConfigSecretName } } }),
      interval: target.interval,
      releaseName: release.name,
      targetNamespace: release.namespace,
      // `helm list` looks for a release where it is installed.
      storageNamespace: release.namespace,
      dependsOn: Lazy.any({
        produce: () => nonEmpty(dependencies().map((name) => ({ name: helmReleaseName(name, target) }))),
      }) as Json,
      chart: {
        spec: {
          chart: release.chart,
          version: release.version,
          sourceRef: {
            kind: 'HelmRepository',
            name: helmRepositoryName(release.repository, target),
            namespace: target.namespace,
          },
        },
      },
      install: { createNamespace: true, crds: 'CreateReplace', remediation: { retries: 3 } },
      upgrade: { crds: 'CreateReplace', remediation: { retries: 3 } },
      ...(Object.keys(release.values).length > 0 ? { values: release.values } : {}),
    },
  };
}

/** A chart repository as Flux knows it. */
export function fluxRepository(url: string, target: FluxTarget): Manifest {
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'HelmRepository',
    metadata: { name: helmRepositoryName(url, target), namespace: target.namespace },
    spec: isOci(url) ? { type: 'oci', url } : { interval: target.interval, url },
  };
}

function nonEmpty<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}
