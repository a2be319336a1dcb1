import { schemaRule } from '../helpers/schema-rule';
import { diff } from '../rule';

export const embeddedManifest = schemaRule({
  id: 'SELDON007',
  severity: 'info',
  stage: 'document',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/',
  many: 'templates and manifests inside other objects that cannot be checked',
  title: 'a SeldonDeployment inside a template or another object can be checked',
  consequence:
    'SeldonDeployments inside workflows, ConfigMaps, chart values and other objects are found and checked like any ' +
    'other. One with placeholders is skipped: its values are known only when the outer object is used. So are files of a ' +
    'directory that are templates of YAML, and the patches of a kustomization.',
  example: () => diff`
      apiVersion: argoproj.io/v1alpha1
      kind: Workflow
      metadata: {name: deploy}
      spec:
        templates:
        - name: apply
          resource:
            action: apply
            manifest: |
              apiVersion: machinelearning.seldon.io/v1
              kind: SeldonDeployment
    -         metadata: {name: "{{workflow.parameters.name}}"}
    +         metadata: {name: iris}
  `,
  // Reported when the input is read: it is not a SeldonDeployment.
  check: () => undefined,
});
