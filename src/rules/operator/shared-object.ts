import { diff, trap } from '../rule';

export const sharedObject = trap({
  id: 'SELDON392',
  stage: 'document',
  source:
    'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#fail-the-sync-if-a-shared-resource-is-found',
  title: 'environments that share a cluster have no object in common',
  consequence:
    'Argo CD or Flux writes the object as one environment has it, then as the other one has it, and so on forever.',
  example: () => diff`
      operator: {enabled: false}
      models: {iris: {namespace: seldon, server: SKLEARN, uri: 'gs://models/iris'}}
    - environments: {dev: {}, test: {models: {iris: {replicas: 2}}}}
    + environments: {dev: {}, test: {models: {iris: {namespace: test, replicas: 2}}}}
      gitops: {argocd: {repository: 'https://git.example.com/ml/platform.git'}}
  `,
  // Reported when values are read: they are not a SeldonDeployment.
  check: () => undefined,
});
