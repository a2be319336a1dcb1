import {
  DURATION,
  flag,
  list,
  NAME,
  nested,
  oneWord,
  REPOSITORY,
  section,
  SERVER,
  text,
  type ValuesOf,
} from '../field';
import { remote } from './storage';
import { FLUX_NAMESPACE } from '../../../gitops/namespaces';

const IGNORED = section('IgnoredDifference', 'A field that controllers write.', {
  group: text('API group; empty for the core group.', { required: true, empty: true }),
  kind: text('Kind of the objects.', { required: true }),
  paths: list(text('A jq path.'), 'jq paths of the fields.', { required: true }),
});

const PROJECT = section('AppProject', 'What the Applications may use and write.', {
  create: flag('Whether the AppProject is written; false where it exists.', { fallback: true }),
  description: text('What it is for.'),
  repositories: list(text('A URL.'), 'Repositories that it may use beside the one of the manifests.'),
  namespaces: list(text('A namespace, or *.'), 'Namespaces that it may write to.', { fallback: ['*'] }),
  clusterScoped: flag('Whether it may write cluster-scoped objects.', { fallback: true }),
});

const CREDENTIALS = section(
  'RepositoryCredentials',
  'Credentials of the Git repository in an external secret store.',
  {
    secretStore: text('Name of the SecretStore or ClusterSecretStore.', { required: true }),
    secretStoreKind: oneWord(['SecretStore', 'ClusterSecretStore'], 'Which of the two.', {
      fallback: 'ClusterSecretStore',
    }),
    refreshInterval: text('How often they are read again.', { ...DURATION, fallback: '1h' }),
    username: remote('HTTPS: user name; a token often needs none.'),
    password: remote('HTTPS: password or token.'),
    sshPrivateKey: remote('SSH: private key.'),
  },
  { oneOf: [['password', 'sshPrivateKey']] },
);

const ARGOCD_FIELDS = {
  repository: text('URL of the Git repository.', { ...REPOSITORY, required: true }),
  externalSecret: nested(
    CREDENTIALS,
    'Credentials of the repository, as an ExternalSecret; without it, Argo CD has them already, or needs none.',
  ),
  path: text('Folder of the manifests in it.', { fallback: 'manifests' }),
  revision: text('Branch, tag or commit.', { fallback: 'HEAD' }),
  server: text('Address of the cluster that is written to.', { ...SERVER, fallback: 'https://kubernetes.default.svc' }),
  project: text('Name of the AppProject.', { ...NAME, fallback: 'seldon' }),
  appProject: nested(PROJECT, 'What the Applications may use and write.'),
  namespace: text('Namespace of Argo CD.', { ...NAME, fallback: 'argocd' }),
  root: flag('Whether an Application named seldon keeps argocd.yaml itself as Git has it, once it was applied.', {
    fallback: true,
  }),
  rootProject: text('AppProject of the Applications that bring others.', { ...NAME, fallback: 'default' }),
  healthChecks: flag(
    'Whether argocd-cm.yaml is written: the health of SeldonDeployments and Applications, as Argo CD reads it.',
    { fallback: true },
  ),
  automated: flag('Whether Argo CD syncs by itself.', { fallback: true }),
  applicationSet: flag('Whether one ApplicationSet makes the Applications of all environments.', { fallback: false }),
  ignoreReplicas: flag('Whether replicas that autoscalers write are no difference.', { fallback: false }),
  ignoreDifferences: list(nested(IGNORED, 'A field.'), 'Other fields that controllers write.'),
};

const ARGOCD = section('ArgoCd', 'Argo CD.', ARGOCD_FIELDS);

const FLUX_FIELDS = {
  repository: text('URL of the Git repository.', { ...REPOSITORY, required: true }),
  path: text('Folder of the manifests in it.', { fallback: 'manifests' }),
  branch: text('The branch.', { fallback: 'main' }),
  namespace: text('Namespace of Flux.', { ...NAME, fallback: FLUX_NAMESPACE }),
  secret: text('Secret with the credentials of the repository, in the same namespace.'),
  kubeConfigSecret: text(
    "Secret with the kubeconfig of the cluster that is written to, in the same namespace; Flux's own cluster where it is absent.",
  ),
  after: list(text('Name of an environment.'), 'Environments that must be ready before this one is applied.'),
  interval: text('Time between two reconciliations.', { ...DURATION, fallback: '10m' }),
  timeout: text('Time until everything must be ready.', { ...DURATION, fallback: '15m' }),
  fetchInterval: text('Time between two looks at the repository.', { ...DURATION, fallback: '1m' }),
  prune: flag('Whether what Git no longer has is deleted.', { fallback: true }),
  root: flag('Whether a Kustomization named seldon keeps flux.yaml itself as Git has it, once it was applied.', {
    fallback: true,
  }),
};

const FLUX = section('Flux', 'Flux.', FLUX_FIELDS);

export const GITOPS = section(
  'GitOps',
  'What carries the manifests to the cluster.',
  {
    argocd: nested(ARGOCD, 'Argo CD: a project and an Application per environment, sync waves on everything.'),
    flux: nested(FLUX, 'Flux: a repository and a Kustomization per environment.'),
  },
  { oneOf: [['argocd', 'flux']] },
);

export type ArgoCdValues = ValuesOf<typeof ARGOCD_FIELDS>;
export type FluxValues = ValuesOf<typeof FLUX_FIELDS>;
