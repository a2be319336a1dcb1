import { yaml } from '../example';
import { schemaRule } from '../helpers/schema-rule';

export const knownKind = schemaRule({
  id: 'SELDON005',
  stage: 'document',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/',
  title: 'an object of Seldon Core has a kind and a group that exist',
  consequence: 'The API server knows no such kind and rejects the object. Nothing else is checked in it.',
  example: {
    before: yaml`
      apiVersion: machinelearning.seldon.io/v1
      kind: SeldonDeploymet
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
