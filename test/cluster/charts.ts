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
