import { anything, change, deployment, flag, type Field, integer, list, map, nested, number, oneWord, quantity, type Section, text, type ValuesOf } from './field';
import { type JsonObject } from '../../private/json';

const NAME = { pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', hint: 'lower-case letters, digits and dashes' };
const DURATION = { pattern: '^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$', hint: 'a duration such as 30s, 5m or 1h30m' };
const LABELS = (about: string) => map(text('A value.'), about);

const NAMESPACE = {
  labels: LABELS('Labels of the namespace.'),
  annotations: LABELS('Annotations of the namespace.'),
  injectSidecar: flag('Whether Istio puts its sidecar into the pods: true labels the namespace so, false against it.'),
  create: flag('Whether the Namespace object is written; false where somebody else owns it.', { fallback: true }),
};

const TLS = {
  secret: text('Secret of type kubernetes.io/tls with certificate and key, in the namespace of the ingress.', { required: true }),
  mutual: flag('Whether clients must show a certificate too.', { fallback: false }),
};

const GATEWAY = {
  kind: oneWord(['istio', 'ambassador'], 'What serves it.', { required: true }),
  namespace: text('Its namespace.', NAME),
  hosts: list(text('A host, or *.'), 'Hosts it answers for.', { fallback: ['*'] }),
  tls: nested<ValuesOf<typeof TLS>>(() => SECTIONS.tls, 'HTTPS; without it plain HTTP.'),
  redirect: flag('Whether plain HTTP is redirected to HTTPS, where `tls` is set.', { fallback: true }),
  release: text('Istio: name of the release of chart `gateway`, whose pods it selects.', { fallback: 'istio-ingressgateway' }),
};

const REMOTE = { key: text('Key in the external store.', { required: true }), property: text('Property of that key.'), version: text('Version of it.') };
const remote = (about: string) => nested<ValuesOf<typeof REMOTE>>(() => SECTIONS.remote, about);

const EXTERNAL_SECRET = {
  store: text('Name of the SecretStore or ClusterSecretStore.', { required: true }),
  kind: oneWord(['SecretStore', 'ClusterSecretStore'], 'Which of the two.', { fallback: 'ClusterSecretStore' }),
  accessKeyId: remote('S3 access key id.'),
  secretAccessKey: remote('S3 secret access key.'),
  sessionToken: remote('S3 session token.'),
  serviceAccountKey: remote('Google service account key, as JSON.'),
  accountKey: remote('Azure storage account key.'),
  sasUrl: remote('Azure shared access URL.'),
  headers: remote('HTTP headers.'),
};

const STORE = {
  kind: oneWord(['s3', 'minio', 'gcs', 'azure', 'http', 'pvc'], 'What holds the models.', { required: true }),
  bucket: text('Bucket or container; the name of the store where it is absent.'),
  region: text('S3, MinIO: the region.'),
  endpoint: text('S3, MinIO, Azure: URL of the service.'),
  provider: text('S3: who offers the service, as rclone names it.'),
  account: text('Azure: name of the storage account.'),
  url: text('HTTP: URL of the server.'),
  claim: text('PVC: name of the claim.'),
  secret: text('Access: name of a Secret with rclone\'s variables, in each namespace that uses the store.'),
  externalSecret: nested<ValuesOf<typeof EXTERNAL_SECRET>>(() => SECTIONS.externalSecret, 'Access: an ExternalSecret is written in each namespace that uses the store.'),
  serviceAccount: text('Access: name of a ServiceAccount with the secrets of the store.'),
  irsa: text('Access: ARN of an AWS role that a ServiceAccount assumes.'),
  workloadIdentity: text('Access: e-mail of a Google service account that a ServiceAccount acts as.'),
  managedIdentity: text('Access: client id of an Azure managed identity.'),
};

const SCALING = {
  cpu: integer('Target of CPU use in percent.', { least: 1 }),
  memory: integer('Target of memory use in percent.', { least: 1 }),
  min: integer('Fewest pods.', { least: 1, fallback: 1 }),
  max: integer('Most pods.', { least: 1, required: true }),
};

const BUDGET = { minAvailable: quantity('Pods that must stay, a number or a percentage.'), maxUnavailable: quantity('Pods that may go, a number or a percentage.') };

const RESOURCES = { requests: map(quantity('An amount.'), 'What is reserved.'), limits: map(quantity('An amount.'), 'What must not be exceeded.') };
const resources = (about: string) => nested<ValuesOf<typeof RESOURCES>>(() => SECTIONS.resources, about);

const LOGGER = { mode: oneWord(['all', 'request', 'response'], 'Which payloads.', { fallback: 'all' }), url: text('Where to, as a whole URL.') };

const EXPLAINER_TYPES = ['AnchorTabular', 'AnchorImages', 'AnchorText', 'Counterfactuals', 'Contrastive', 'KernelShap', 'IntegratedGradients', 'ALE', 'TreeShap'] as const;

const EXPLAINER = {
  type: oneWord(EXPLAINER_TYPES, 'What explains.', { required: true }),
  uri: text('Where the explainer lies.'),
  path: text('Its path in the model\'s `store`.'),
};

/** What says where a model comes from and how it runs; a canary and a shadow say it again where they differ. */
const VERSION = {
  server: text('A prepackaged server: SKLEARN, XGBOOST, TENSORFLOW, MLFLOW, TRITON, HUGGINGFACE, TEMPO, or the name of one of the operator\'s `predictor_servers`.'),
  image: text('An image of your own, instead of a server.'),
  uri: text('Where the model lies, such as gs://bucket/model.'),
  store: text('Name of an entry of `storage`, with `path`.'),
  path: text('Path of the model in the store.'),
  env: map(text('A value.'), 'Environment of the container; references to Secrets need the full form (`manifest`).'),
  parameters: map(anything('A value.'), 'Parameters of the model: whole numbers are INT, other numbers FLOAT, true and false BOOL, texts STRING.'),
  resources: resources('CPU, memory and others of the container.'),
};

const CANARY = { ...VERSION, percent: integer('Its share of the requests.', { least: 1, most: 99, required: true }) };
const SHADOW = { ...VERSION, percent: integer('Share of the requests that are copied to it.', { least: 1, most: 100 }) };

const MODEL = {
  namespace: text('Its namespace.', { ...NAME, fallback: 'default' }),
  ...VERSION,
  protocol: oneWord(['seldon', 'v2', 'tensorflow'], 'The language of requests and responses.', { fallback: 'seldon' }),
  replicas: integer('A fixed number of pods.', { least: 0 }),
  scaling: nested<ValuesOf<typeof SCALING>>(() => SECTIONS.scaling, 'An autoscaler, instead of `replicas`.'),
  disruptionBudget: nested<ValuesOf<typeof BUDGET>>(() => SECTIONS.disruptionBudget, 'What a drain of nodes may take away at once.'),
  canary: nested<ValuesOf<typeof CANARY>>(() => SECTIONS.canary, 'A version on trial; what it does not say is as above.'),
  shadow: nested<ValuesOf<typeof SHADOW>>(() => SECTIONS.shadow, 'A version that gets copies of requests; what it does not say is as above.'),
  explainer: nested<ValuesOf<typeof EXPLAINER>>(() => SECTIONS.explainer, 'What explains the responses.'),
  logger: nested<ValuesOf<typeof LOGGER>>(() => SECTIONS.logger, 'Sends payloads as CloudEvents.'),
  gateway: text('Name of an Istio entry of `gateways`; the operator\'s own where it is absent.'),
  host: text('The host that it answers for.'),
  retries: integer('How often a failed request is tried again.', { least: 0 }),
  requestTimeout: text('Time for one request to each node.', DURATION),
  labels: LABELS('Labels of the SeldonDeployment.'),
  annotations: LABELS('Annotations of the SeldonDeployment\'s spec, which reach every pod.'),
  manifest: deployment('A whole SeldonDeployment, or its `spec`, instead of the keys above: everything that the API has.'),
};

const INSTALL = {
  values: anything('Values of the chart.'),
  version: text('Version of the chart; the pinned one where it is absent.'),
  namespace: text('Its namespace.', NAME),
  repository: text('URL of the chart repository, such as a mirror.'),
};

const install = (about: string) => nested<ValuesOf<typeof INSTALL>>(() => SECTIONS.install, about);
const INSTALLS = {
  'istio-base': install('Istio\'s custom resource definitions.'),
  'istiod': install('Istio\'s control plane.'),
  'istio-gateway': install('Istio\'s ingress pods.'),
  'emissary-crds': install('Emissary\'s custom resource definitions.'),
  'emissary': install('Emissary, the successor of Ambassador.'),
  'ambassador': install('Ambassador 1.14, for old clusters.'),
  'cert-manager': install('cert-manager, which the operator\'s webhook certificate comes from by default.'),
  'keda': install('KEDA.'),
  'prometheus-operator': install('Prometheus operator, Prometheus, Alertmanager and Grafana.'),
};

const OPERATOR = {
  enabled: flag('Whether the operator is installed by this platform.', { fallback: true }),
  namespace: text('Its namespace.', { ...NAME, fallback: 'seldon-system' }),
  release: text('Name of the release.', { ...NAME, fallback: 'seldon-core-operator' }),
  values: anything('Values of the chart seldon-core-operator, as you have them; they may also stand beside these keys.'),
};

/** Keys under `operator` that are the platform's; all others are the chart's. */
export const OPERATOR_KEYS: readonly string[] = Object.keys(OPERATOR);

const MONITORING = {
  enabled: flag('Whether monitors, alerts and a dashboard are written.', { fallback: true }),
  namespace: text('Their namespace.', { ...NAME, fallback: 'monitoring' }),
  labels: LABELS('Labels by which Prometheus finds monitors and rules.'),
  interval: text('Time between two scrapes.', DURATION),
  alerts: flag('Whether alert rules are written.', { fallback: true }),
  errorPercent: number('Failed predictions in percent above which an alert fires.', { fallback: 5 }),
  latency: text('95th percentile of the answer time above which an alert fires.', { ...DURATION, fallback: '1s' }),
  dashboard: flag('Whether a Grafana dashboard is written.', { fallback: true }),
};

const ARGOCD = {
  repository: text('URL of the Git repository.', { required: true }),
  path: text('Folder of the manifests in it.', { fallback: 'manifests' }),
  revision: text('Branch, tag or commit.', { fallback: 'HEAD' }),
  project: text('Name of the AppProject that is written for it.', { ...NAME, fallback: 'seldon' }),
  namespace: text('Namespace of Argo CD.', { ...NAME, fallback: 'argocd' }),
  automated: flag('Whether Argo CD syncs by itself.', { fallback: true }),
};

const FLUX = {
  repository: text('URL of the Git repository.', { required: true }),
  path: text('Folder of the manifests in it.', { fallback: 'manifests' }),
  branch: text('The branch.', { fallback: 'main' }),
  namespace: text('Namespace of Flux.', { ...NAME, fallback: 'flux-system' }),
  secret: text('Secret with the credentials of the repository.'),
};

const GITOPS = {
  argocd: nested<ValuesOf<typeof ARGOCD>>(() => SECTIONS.argocd, 'Argo CD: a project and an Application per environment, sync waves on everything.'),
  flux: nested<ValuesOf<typeof FLUX>>(() => SECTIONS.flux, 'Flux: a repository and a Kustomization per environment.'),
};

const IMAGES = {
  mirror: text('Registry, and path in it, that holds copies of all images of operator, servers, initializers and explainers.'),
};

const PLATFORM = {
  namespaces: map(nested<ValuesOf<typeof NAMESPACE>>(() => SECTIONS.namespace, 'A namespace.'), 'Namespaces by name; those that others name are written as well.', { keys: 'namespace' }),
  operator: nested<ValuesOf<typeof OPERATOR> & JsonObject>(() => SECTIONS.operator, 'The operator: how it is installed, and its chart\'s values beside.'),
  gateways: map(nested<ValuesOf<typeof GATEWAY>>(() => SECTIONS.gateway, 'A gateway.'), 'Gateways by name.', { keys: 'gateway' }),
  storage: map(nested<ValuesOf<typeof STORE>>(() => SECTIONS.store, 'A model store.'), 'Model stores by name.', { keys: 'store' }),
  installs: nested<ValuesOf<typeof INSTALLS>>(() => SECTIONS.installs, 'Charts of others, pinned.'),
  installWith: oneWord(['argocd', 'flux', 'k3s'], 'The form that `installs` are written in; that of `gitops` where it is absent, or k3s.'),
  models: map(nested<ValuesOf<typeof MODEL>>(() => SECTIONS.model, 'A model.'), 'Models by name, which is the name of the SeldonDeployment.', { keys: 'model' }),
  monitoring: nested<ValuesOf<typeof MONITORING>>(() => SECTIONS.monitoring, 'Monitors, alerts and a dashboard; none where it is absent.'),
  gitops: nested<ValuesOf<typeof GITOPS>>(() => SECTIONS.gitops, 'What carries the manifests to the cluster.'),
  images: nested<ValuesOf<typeof IMAGES>>(() => SECTIONS.images, 'Where images come from.'),
};

function section(name: string, about: string, fields: Record<string, Field<unknown>>, oneOf?: Section['oneOf'], open?: boolean): Section {
  return { name, about, fields, oneOf, open };
}

const ACCESS = ['secret', 'externalSecret', 'serviceAccount', 'irsa', 'workloadIdentity', 'managedIdentity'];
const ORIGIN = [['server', 'image'], ['uri', 'store']];

type SectionName = 'namespace' | 'tls' | 'gateway' | 'remote' | 'externalSecret' | 'store' | 'scaling' | 'disruptionBudget' | 'resources' | 'logger'
  | 'explainer' | 'canary' | 'shadow' | 'model' | 'install' | 'installs' | 'operator' | 'monitoring' | 'argocd' | 'flux' | 'gitops' | 'images' | 'platform';

const SECTIONS: Readonly<Record<SectionName, Section>> = {
  namespace: section('Namespace', 'A namespace.', NAMESPACE),
  tls: section('Tls', 'HTTPS of a gateway.', TLS),
  gateway: section('Gateway', 'What models are reached through.', GATEWAY),
  remote: section('Remote', 'A value in an external secret store.', REMOTE),
  externalSecret: section('ExternalSecret', 'Credentials in an external secret store.', EXTERNAL_SECRET),
  store: section('Store', 'Where models lie, and the way to get in.', STORE, [ACCESS]),
  scaling: section('Scaling', 'An autoscaler.', SCALING, [['cpu', 'memory']]),
  disruptionBudget: section('DisruptionBudget', 'What a drain of nodes may take away at once.', BUDGET, [['minAvailable', 'maxUnavailable']]),
  resources: section('Resources', 'CPU, memory and others.', RESOURCES),
  logger: section('Logger', 'Sends payloads as CloudEvents.', LOGGER),
  explainer: section('Explainer', 'What explains the responses.', EXPLAINER, [['uri', 'path']]),
  canary: section('Canary', 'A version on trial.', CANARY, ORIGIN),
  shadow: section('Shadow', 'A version that gets copies of requests.', SHADOW, ORIGIN),
  model: section('Model', 'A model in a few lines, or a whole SeldonDeployment.', MODEL, [...ORIGIN, ['replicas', 'scaling'], ['canary', 'manifest'], ['server', 'manifest'], ['image', 'manifest']]),
  install: section('Install', 'A chart of others.', INSTALL),
  installs: section('Installs', 'Charts of others, pinned.', INSTALLS),
  operator: section('Operator', 'The operator.', OPERATOR, undefined, true),
  monitoring: section('Monitoring', 'Monitors, alerts and a dashboard.', MONITORING),
  argocd: section('ArgoCd', 'Argo CD.', ARGOCD),
  flux: section('Flux', 'Flux.', FLUX),
  gitops: section('GitOps', 'What carries the manifests to the cluster.', GITOPS, [['argocd', 'flux']]),
  images: section('Images', 'Where images come from.', IMAGES),
  platform: section('Platform', 'Everything around the models of one team or many, for `cdk8s-seldon synth`.', PLATFORM),
};

/** The whole values file: a platform, and what each environment changes of it. */
export const PLATFORM_FILE: Section = section('PlatformFile', SECTIONS.platform.about, {
  ...PLATFORM,
  environments: map(change(() => SECTIONS.platform, 'What it changes.'), 'Environments by name: values put over the others, with Helm\'s rules.', { keys: 'environment' }),
});

export type PlatformValues = ValuesOf<typeof PLATFORM>;
export type ModelValues = ValuesOf<typeof MODEL>;
export type VersionValues = ValuesOf<typeof VERSION>;
export type StoreValues = ValuesOf<typeof STORE>;
export type GatewayValues = ValuesOf<typeof GATEWAY>;
export type MonitoringValues = ValuesOf<typeof MONITORING>;
export type GitOpsValues = ValuesOf<typeof GITOPS>;
export type ExternalSecretValues = ValuesOf<typeof EXTERNAL_SECRET>;
