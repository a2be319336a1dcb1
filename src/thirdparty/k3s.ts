import { kubectlWait } from './kubectl-wait';
import { isOci, type Release } from './release';
import { type Manifest } from '../private/json';
import { toYaml } from '../yaml/write';

/** A release as a HelmChart object of k3s. */
export function k3sChart(release: Release, namespace: string): Manifest {
  return {
    apiVersion: 'helm.cattle.io/v1',
    kind: 'HelmChart',
    metadata: { name: release.name, namespace },
    spec: {
      ...(isOci(release.repository)
        ? { chart: `${release.repository}/${release.chart}` }
        : { repo: release.repository, chart: release.chart }),
      version: release.version,
      targetNamespace: release.namespace,
      createNamespace: true,
      ...(Object.keys(release.values).length > 0 ? { valuesContent: toYaml(release.values) } : {}),
    },
  };
}

/**
 * The commands that wait until k3s has installed HelmCharts that were applied together.
 *
 * Neither the status of a HelmChart nor its Job says which generation was installed, and k3s replaces the Job some time
 * after a change. A Job that has finished may therefore be the one from before the change. Without it, k3s creates one
 * for the HelmChart as it is now; one that still runs is left alone.
 * @see https://github.com/k3s-io/helm-controller/blob/v0.16.13/pkg/controllers/chart/chart.go
 */
export function k3sWaits(names: readonly string[], namespace: string): string[] {
  if (names.length === 0) {
    return [];
  }
  const jobs = names.map((name) => `job/helm-install-${name}`);
  return [
    `kubectl delete job -n ${namespace} -l 'helmcharts.helm.cattle.io/chart in (${names.join(', ')})' ` +
      '--field-selector=status.successful=1 --ignore-not-found',
    // Of several that are missing, `--for=create` waits for none.
    ...jobs.map((job) => kubectlWait('create', namespace, job)),
    kubectlWait('condition=complete', namespace, ...jobs),
  ];
}
