import { schemaRule } from '../helpers/schema-rule';
import { diff } from '../rule';

export const objectKind = schemaRule({
  id: 'SELDON003',
  severity: 'info',
  stage: 'document',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/',
  title: 'a document is a Kubernetes object',
  consequence:
    'A document without `kind` is skipped: it may be a values file, or a manifest that lost its first lines.',
  example: () => diff`
    + apiVersion: v1
    + kind: ConfigMap
    + metadata: {name: models}
      data: {classifier: gs://models/iris}
  `,
  // Reported when the input is read: there is no object yet.
  check: () => undefined,
});
