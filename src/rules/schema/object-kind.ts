import { schemaRule } from '../helpers/schema-rule';

export const objectKind = schemaRule({
  id: 'SELDON003',
  severity: 'info',
  stage: 'document',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/',
  title: 'a document is a Kubernetes object',
  consequence: 'What has no `kind` is passed over: it may be a values file, or a manifest that lost its first lines.',
  example: { before: 'spec: {predictors: []}', after: 'kind: SeldonDeployment\nspec: {predictors: []}' },
  // Reported by whoever reads the input: there is no object yet.
  check: () => undefined,
});
