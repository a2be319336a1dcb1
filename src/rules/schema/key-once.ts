import { schemaRule } from '../helpers/schema-rule';
import { predictorDiff } from '../rule';

export const keyOnce = schemaRule({
  id: 'SELDON004',
  stage: 'document',
  source: 'https://yaml.org/spec/1.1/',
  title: 'a key occurs only once in a map',
  consequence:
    'Helm and `kubectl` use the last value and silently drop the others; kustomize and other tools reject the file.',
  example: () => predictorDiff`
    - replicas: 2
    - graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      replicas: 3
    + graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
  `,
  // Reported when the input is read: there is no object yet.
  check: () => undefined,
});
