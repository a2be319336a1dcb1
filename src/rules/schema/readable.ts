import { yaml } from '../example';
import { schemaRule } from '../helpers/schema-rule';

export const readable = schemaRule({
  id: 'SELDON001',
  stage: 'document',
  source: 'https://yaml.org/spec/1.1/',
  title: 'a document can be read',
  consequence: '`kubectl apply` refuses the whole file. The other documents are checked all the same.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
         graph: {name: classifier}
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier}
    `,
  },
  // Reported by whoever reads the input: there is no object yet.
  check: () => undefined,
});
