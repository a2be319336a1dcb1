import { free, integer, list, map, NAME, nested, section, text, type ValuesOf } from '../field';

const SETTINGS = {
  values: free('Values of the chart.'),
  version: text('Version of the chart; the pinned one where it is absent.'),
  namespace: text('Its namespace.', NAME),
  release: text('Name of the release.', NAME),
  repository: text('URL of the chart repository, such as a mirror.'),
  wave: integer('Argo CD sync wave; after the parts that it needs where it is absent.'),
};

const INSTALL = section('Install', 'A chart of others.', SETTINGS);
const install = (about: string) => nested(INSTALL, about);

const OTHER_FIELDS = {
  ...SETTINGS,
  repository: text('URL of the chart repository.', { required: true }),
  chart: text('Name of the chart.', { required: true }),
  version: text('One exact version of the chart.', { required: true }),
  namespace: text('Its namespace.', { ...NAME, required: true }),
  after: list(text('Another key of `installs`, or of `others`.'), 'What must run before.'),
};

const OTHER = section('OtherInstall', 'A chart that is not pinned here.', OTHER_FIELDS);

export const INSTALLS = section('Installs', 'Charts of others, pinned.', {
  'istio-base': install("Istio's custom resource definitions."),
  istiod: install("Istio's control plane."),
  'istio-gateway': install("Istio's ingress pods."),
  'emissary-crds': install("Emissary's custom resource definitions."),
  emissary: install('Emissary, the successor of Ambassador.'),
  ambassador: install('Ambassador 1.14, for old clusters.'),
  'cert-manager': install("cert-manager, which the operator's webhook certificate comes from by default."),
  keda: install('KEDA.'),
  'prometheus-operator': install('Prometheus operator, Prometheus, Alertmanager and Grafana.'),
  others: map(nested(OTHER, 'A chart.'), 'Any other charts, by names of their own.', { keys: 'chart' }),
});

export type OtherInstallValues = ValuesOf<typeof OTHER_FIELDS>;
