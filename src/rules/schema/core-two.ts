import { schemaRule } from '../helpers/schema-rule';
import { diff } from '../rule';

export const coreTwo = schemaRule({
  id: 'SELDON006',
  severity: 'info',
  stage: 'document',
  many: 'objects of Seldon Core 2, which are not checked',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/',
  title: 'the checked objects belong to Seldon Core 1',
  consequence:
    'Seldon Core 2 is a different product with different kinds (`mlops.seldon.io`). The rules are about ' +
    'SeldonDeployments and skip it.',
  example: () => diff`
    - apiVersion: mlops.seldon.io/v1alpha1
    - kind: Model
    + apiVersion: machinelearning.seldon.io/v1
    + kind: SeldonDeployment
      metadata: {name: iris}
  `,
  // Reported when the input is read: it is not a SeldonDeployment.
  check: () => undefined,
});
