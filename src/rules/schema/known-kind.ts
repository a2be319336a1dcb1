import { schemaRule } from '../helpers/schema-rule';
import { diff } from '../rule';

export const knownKind = schemaRule({
  id: 'SELDON005',
  stage: 'document',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/',
  title: 'an object of Seldon Core has a kind and a group that exist',
  consequence: 'The API server does not know the kind and rejects the object. Nothing else is checked in it.',
  example: () => diff`
      apiVersion: machinelearning.seldon.io/v1
    - kind: SeldonDeploymet
    + kind: SeldonDeployment
      metadata: {name: iris}
  `,
  // Reported when the input is read: it is not a SeldonDeployment.
  check: () => undefined,
});
