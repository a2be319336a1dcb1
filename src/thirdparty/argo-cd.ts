import { isOci, repositoryName, type Release } from './release';
import { CHANGED_IN_CRDS } from '../api/facts/kubernetes';
import { type JsonObject, type Manifest } from '../private/json';

/** Where and how Argo CD installs. */
export interface ArgoCdTarget {
  readonly project: string;
  readonly namespace: string;
  readonly server: string;
  readonly automated: boolean;
  /** What the names of the Applications begin with. */
  readonly namePrefix: string;
}

/** Any chart may contain CRDs; an Application that differs from its cluster is synced again every few seconds. */
const IN_CRDS: JsonObject = {
  group: 'apiextensions.k8s.io',
  kind: 'CustomResourceDefinition',
  jqPathExpressions: [...CHANGED_IN_CRDS],
};

/** Name of a release's Application. */
export function applicationName({ name }: Release, { namePrefix }: ArgoCdTarget): string {
  return `${namePrefix}${name}`;
}

/** A release as an Argo CD Application. */
export function argoCdApplication(release: Release, target: ArgoCdTarget): Manifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: applicationName(release, target),
      namespace: target.namespace,
      annotations: { 'argocd.argoproj.io/sync-wave': String(release.wave) },
    },
    spec: {
      project: target.project,
      source: {
        // Argo CD names a registry without its scheme.
        repoURL: release.repository.replace(/^oci:\/\//, ''),
        chart: release.chart,
        targetRevision: release.version,
        helm: {
          releaseName: release.name,
          ...(Object.keys(release.values).length > 0 ? { valuesObject: release.values } : {}),
        },
      },
      destination: { server: target.server, namespace: release.namespace },
      syncPolicy: {
        ...(target.automated ? { automated: { prune: true, selfHeal: true } } : {}),
        // The CRDs of some charts are too large for an annotation.
        syncOptions: ['CreateNamespace=true', 'ServerSideApply=true', 'RespectIgnoreDifferences=true'],
      },
      ignoreDifferences: [IN_CRDS, ...release.ignoreDifferences],
    },
  };
}

/**
 * Marks a repository as a registry for Argo CD; it holds no credentials. Each environment of another cluster has its
 * own, because two Applications cannot share an object.
 */
export function argoCdRepository(url: string, { namespace, namePrefix }: ArgoCdTarget): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: `repository-${namePrefix}${repositoryName(url)}`,
      namespace,
      labels: { 'argocd.argoproj.io/secret-type': 'repository' },
      // Before the applications that read it.
      annotations: { 'argocd.argoproj.io/sync-wave': '-48' },
    },
    stringData: {
      name: repositoryName(url),
      type: 'helm',
      url: url.replace(/^oci:\/\//, ''),
      enableOCI: String(isOci(url)),
    },
  };
}
