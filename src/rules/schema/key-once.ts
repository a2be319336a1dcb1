import { yaml } from '../example';
import { schemaRule } from '../helpers/schema-rule';

export const keyOnce = schemaRule({
  id: 'SELDON004',
  stage: 'document',
  source: 'https://yaml.org/spec/1.1/',
  title: 'a key is written once',
  consequence:
    'Helm and `kubectl` take the last value and lose the others without a word; kustomize and others refuse the file.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
          replicas: 2
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          replicas: 3
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          replicas: 3
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    `,
  },
  // Reported by whoever reads the input: there is no object yet.
  check: () => undefined,
});
