/** Labels and annotations of other projects, as the operator and its chart write them. */

/** Whether Istio puts a sidecar into the pods: a label, formerly an annotation. */
export const SIDECAR_INJECT = 'sidecar.istio.io/inject';

/** Mappings of Ambassador v1 in an annotation of a Service, as YAML. */
export const AMBASSADOR_MAPPINGS = 'getambassador.io/config';

/** What a Prometheus that discovers pods by annotations asks them for. */
export const SCRAPE = {
  scrape: 'prometheus.io/scrape',
  path: 'prometheus.io/path',
  port: 'prometheus.io/port',
} as const;
