import { free, integer, NAME, nested, section, text } from '../field';

const INSTALL = section('Install', 'A chart of others.', {
  values: free('Values of the chart.'),
  version: text('Version of the chart; the pinned one where it is absent.'),
  namespace: text('Its namespace.', NAME),
  release: text('Name of the release.', NAME),
  repository: text('URL of the chart repository, such as a mirror.'),
  wave: integer('Argo CD sync wave; after the parts that it needs where it is absent.'),
});
const install = (about: string) => nested(INSTALL, about);

export const INSTALLS = section('Installs', 'Charts of others, pinned.', {
  'istio-base': install('Istio\'s custom resource definitions.'),
  'istiod': install('Istio\'s control plane.'),
  'istio-gateway': install('Istio\'s ingress pods.'),
  'emissary-crds': install('Emissary\'s custom resource definitions.'),
  'emissary': install('Emissary, the successor of Ambassador.'),
  'ambassador': install('Ambassador 1.14, for old clusters.'),
  'cert-manager': install('cert-manager, which the operator\'s webhook certificate comes from by default.'),
  'keda': install('KEDA.'),
  'prometheus-operator': install('Prometheus operator, Prometheus, Alertmanager and Grafana.'),
});
