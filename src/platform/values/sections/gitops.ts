import {
  DURATION,
  flag,
  list,
  NAME,
  nested,
  OBJECT_NAME,
  oneWord,
  REPOSITORY,
  section,
  SERVER,
  text,
  type ValuesOf,
} from '../field';
import { remote } from './storage';
import { FLUX_NAMESPACE } from '../../../gitops/namespaces';

const IGNORED = section('IgnoredDifference', 'A field that controllers change.', {
  group: text('API group; empty for the core group.', { required: true, empty: true }),
  kind: text('Kind of the objects.', { required: true }),
  paths: list(text('A jq path.'), 'jq paths of the fields.', { required: true }),
});

const PROJECT = section('AppProject', 'What the Applications may use and change.', {
  create: flag('Whether the AppProject is generated; set it to false if it already exists.', { fallback: true }),
  description: text('Its purpose.'),
  repositories: list(text('A URL.'), 'Repositories that it may use in addition to the one with the manifests.'),
  namespaces: list(text('A namespace, or *.'), 'Namespaces that it may deploy to.', { fallback: ['*'] }),
  clusterScoped: flag('Whether it may deploy cluster-scoped objects.', { fallback: true }),
});

const CREDENTIALS = section(
  'RepositoryCredentials',
  'Credentials of the Git repository in an external secret store.',
  {
    secretStore: text('Name of the SecretStore or ClusterSecretStore.', { required: true }),
    secretStoreKind: oneWord(['SecretStore', 'ClusterSecretStore'], 'Which of the two.', {
      fallback: 'ClusterSecretStore',
    }),
    refreshInterval: text('How often they are refreshed.', { ...DURATION, fallback: '1h' }),
    username: remote('HTTPS: username; tokens often need none.'),
    password: remote('HTTPS: password or token.'),
    sshPrivateKey: remote('SSH: private key.'),
  },
  { oneOf: [['password', 'sshPrivateKey']] },
);

const ARGOCD_FIELDS = {
  repository: text('URL of the Git repository.', { ...REPOSITORY, required: true }),
  externalSecret: nested(
    CREDENTIALS,
    'Credentials of the repository, as an ExternalSecret; omit it if Argo CD has them already or needs none.',
  ),
  path: text('Folder in the repository that contains the manifests.', { fallback: 'manifests' }),
  revision: text('Branch, tag or commit.', { fallback: 'HEAD' }),
  server: text('Address of the cluster to deploy to.', { ...SERVER, fallback: 'https://kubernetes.default.svc' }),
  project: text('Name of the AppProject.', { ...NAME, fallback: 'seldon' }),
  appProject: nested(PROJECT, 'What the Applications may use and change.'),
  namespace: text('Namespace of Argo CD.', { ...NAME, fallback: 'argocd' }),
  root: flag(
    'Whether an Application named seldon keeps argocd.yaml itself in sync with Git, once it has been applied.',
    {
      fallback: true,
    },
  ),
  rootProject: text('AppProject of the Applications that create other Applications.', { ...NAME, fallback: 'default' }),
  healthChecks: flag(
    "Whether argocd-cm.yaml is generated: Argo CD's health checks for SeldonDeployments and Applications.",
    { fallback: true },
  ),
  automated: flag('Whether Argo CD syncs automatically.', { fallback: true }),
  applicationSet: flag('Whether one ApplicationSet generates the Applications of all environments.', {
    fallback: false,
  }),
  ignoreReplicas: flag('Whether Argo CD ignores differences in replicas, which autoscalers change.', {
    fallback: false,
  }),
  ignoreDifferences: list(nested(IGNORED, 'A field.'), 'Other fields that controllers change.'),
};

/** What people look for in an Application, and what it is called here. */
const ARGOCD_UPSTREAM = { repoURL: 'repository', url: 'repository', targetRevision: 'revision', destination: 'server' };

const ARGOCD = section('ArgoCd', 'Argo CD.', ARGOCD_FIELDS, { upstream: ARGOCD_UPSTREAM });

const FLUX_FIELDS = {
  repository: text('URL of the Git repository.', { ...REPOSITORY, required: true }),
  path: text('Folder in the repository that contains the manifests.', { fallback: 'manifests' }),
  branch: text('The branch.', { fallback: 'main' }),
  namespace: text('Namespace of Flux.', { ...NAME, fallback: FLUX_NAMESPACE }),
  secret: text('Secret with the credentials of the repository, in the same namespace.', OBJECT_NAME),
  kubeConfigSecret: text(
    "Secret with the kubeconfig of the cluster to deploy to, in the same namespace; by default Flux's own cluster.",
    OBJECT_NAME,
  ),
  after: list(text('Name of an environment.'), 'Environments that must be ready before this one is applied.'),
  interval: text('Time between reconciliations.', { ...DURATION, fallback: '10m' }),
  timeout: text('Time within which everything must become ready.', { ...DURATION, fallback: '15m' }),
  fetchInterval: text('How often Flux checks the repository for changes.', { ...DURATION, fallback: '1m' }),
  prune: flag('Whether objects that are no longer in Git are deleted.', { fallback: true }),
  root: flag(
    'Whether a Kustomization named seldon keeps flux.yaml itself in sync with Git, once it has been applied.',
    {
      fallback: true,
    },
  ),
};

/** What people look for in a GitRepository and a Kustomization, and what it is called here. */
const FLUX_UPSTREAM = {
  url: 'repository',
  ref: 'branch',
  secretRef: 'secret',
  kubeConfig: 'kubeConfigSecret',
  dependsOn: 'after',
};

const FLUX = section('Flux', 'Flux.', FLUX_FIELDS, { upstream: FLUX_UPSTREAM });

export const GITOPS = section(
  'GitOps',
  'The tool that applies the manifests to the cluster.',
  {
    argocd: nested(ARGOCD, 'Argo CD: a project, an Application for each environment, and sync waves on every object.'),
    flux: nested(FLUX, 'Flux: a repository, and a Kustomization for each environment.'),
  },
  { oneOf: [['argocd', 'flux']] },
);

export type ArgoCdValues = ValuesOf<typeof ARGOCD_FIELDS>;
export type FluxValues = ValuesOf<typeof FLUX_FIELDS>;
