import { type Cluster } from './cluster';

/**
 * The CRDs that charts bring, by name of the chart: those of `install.sh`. Other charts bring none that is needed here.
 */
export const CHART_CRDS: Readonly<Record<string, string>> = {
  base: 'istio',
  'cert-manager': 'cert-manager',
  keda: 'keda',
  'kube-prometheus-stack': 'prometheus-operator',
  'emissary-crds-chart': 'emissary',
  'external-secrets': 'external-secrets',
};

/** The entries of `installs` that bring the CRDs of other projects. */
export const BROUGHT_BY: Readonly<Record<string, string>> = {
  'cert-manager': 'cert-manager',
  emissary: 'emissary-crds',
  istio: 'istio-base',
  keda: 'keda',
  'prometheus-operator': 'prometheus-operator',
};

/** CRDs that are in every cluster here, because no entry of `installs` brings them. */
export const ALWAYS = ['external-secrets'];

/** A chart that is installed. */
export interface PlayedChart {
  readonly chart: string;
  readonly version: string;
  readonly namespace: string;
}

/** Installs what matters here of a chart, as Helm does: its namespace, its CRDs, and a Deployment. */
export function installChart(cluster: Cluster, { chart, version, namespace }: PlayedChart): void {
  cluster.kubectl(['create', 'namespace', namespace]);
  const crds = CHART_CRDS[chart];
  if (crds !== undefined) {
    cluster.installCrds(crds);
  }
  const labels = { app: chart };
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: `chart-${chart}`,
      namespace,
      labels: { played: 'chart', 'helm.sh/chart': `${chart}-${version}` },
    },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'played' }] } },
    },
  };
  cluster.run(['apply', '--server-side', '-f', '-'], JSON.stringify(deployment));
}
