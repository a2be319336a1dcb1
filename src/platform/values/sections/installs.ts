import { free, integer, list, map, NAME, nested, section, text, type ValuesOf } from '../field';

const SETTINGS = {
  values: free('Values of the chart.'),
  version: text('Version of the chart; by default the pinned one.'),
  namespace: text('Its namespace.', NAME),
  release: text('Name of the release.', NAME),
  repository: text('URL of the chart repository, such as a mirror.'),
  wave: integer('Argo CD sync wave; by default after the charts that it needs.'),
};

const INSTALL = section('Install', 'A third-party chart.', SETTINGS);
const install = (about: string) => nested(INSTALL, about);

const OTHER_FIELDS = {
  ...SETTINGS,
  repository: text('URL of the chart repository.', { required: true }),
  chart: text('Name of the chart.', { required: true }),
  version: text('An exact version of the chart.', { required: true }),
  namespace: text('Its namespace.', { ...NAME, required: true }),
  after: list(text('Another key of `installs`, or of `others`.'), 'Charts that must be installed and running first.'),
};

const OTHER = section('OtherInstall', 'A chart whose version is not pinned by the library.', OTHER_FIELDS);

export const INSTALLS = section('Installs', 'Third-party charts, with pinned versions.', {
  'istio-base': install("Istio's custom resource definitions."),
  istiod: install("Istio's control plane."),
  'istio-gateway': install("Istio's ingress pods."),
  'emissary-crds': install("Emissary's custom resource definitions."),
  emissary: install('Emissary, the successor of Ambassador.'),
  ambassador: install('Ambassador 1.14, for old clusters.'),
  'cert-manager': install("cert-manager, which issues the certificate of the operator's webhook by default."),
  keda: install('KEDA.'),
  'prometheus-operator': install('Prometheus operator, Prometheus, Alertmanager and Grafana.'),
  others: map(nested(OTHER, 'A chart.'), 'Any other charts, by names of your choice.', { keys: 'chart' }),
});

export type OtherInstallValues = ValuesOf<typeof OTHER_FIELDS>;
