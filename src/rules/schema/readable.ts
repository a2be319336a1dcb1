import { schemaRule } from '../helpers/schema-rule';
import { diff } from '../rule';

export const readable = schemaRule({
  id: 'SELDON001',
  stage: 'document',
  source: 'https://yaml.org/spec/1.1/',
  title: 'a document can be parsed',
  consequence: '`kubectl apply` rejects the whole file. The other documents are still checked.',
  example: () => diff`
      spec:
        predictors:
        - name: default
    -    graph: {name: classifier}
    +     graph: {name: classifier}
  `,
  // Reported when the input is read: there is no object yet.
  check: () => undefined,
});
