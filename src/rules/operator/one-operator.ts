import { diff, trap, upstream } from '../rule';

export const oneOperator = trap({
  id: 'SELDON391',
  stage: 'document',
  source: upstream('operator/main.go'),
  title: 'environments that share a cluster share one operator',
  consequence:
    'Each environment changes what the other created: two operators reconcile the same SeldonDeployments, and ' +
    "GitOps tools undo each other's changes.",
  example: () => diff`
    - environments: {dev: {}, test: {}}
    + environments: {dev: {}, test: {operator: {enabled: false}}}
      gitops: {argocd: {repository: 'https://git.example.com/ml/platform.git'}}
  `,
  // Reported when values are read: they are not a SeldonDeployment.
  check: () => undefined,
});
