import { yaml } from '../example';
import { schemaRule } from '../helpers/schema-rule';

export const coreTwo = schemaRule({
  id: 'SELDON006',
  severity: 'info',
  stage: 'document',
  many: 'objects of Seldon Core 2, which are not checked',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/',
  title: 'what is checked belongs to Seldon Core 1',
  consequence:
    'Seldon Core 2 is another product with other kinds (`mlops.seldon.io`). The rules are about SeldonDeployments and pass over it.',
  example: {
    before: yaml`
      apiVersion: mlops.seldon.io/v1alpha1
      kind: Model
      metadata: {name: iris}
    `,
    after: yaml`
      apiVersion: machinelearning.seldon.io/v1
      kind: SeldonDeployment
      metadata: {name: iris}
    `,
  },
  // Reported by whoever reads the input: it is no SeldonDeployment.
  check: () => undefined,
});
