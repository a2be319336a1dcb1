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
