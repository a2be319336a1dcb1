import { schemaRule } from './schema-rule';
import { yaml } from '../example';

const READER = 'https://yaml.org/spec/1.1/';
/** These are reported by whoever reads the input: there is no object yet. */
const check = () => undefined;

export const readable = schemaRule({
  id: 'SELDON001',
  stage: 'document',
  source: READER,
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
  check,
});

export const filled = schemaRule({
  id: 'SELDON002',
  stage: 'document',
  source: READER,
  title: 'a file holds an object',
  consequence: 'Nothing is checked, and nothing is applied: often a sign that the command in front failed.',
  example: { before: '# nothing but a comment', after: 'kind: SeldonDeployment' },
  check,
});

export const objectKind = schemaRule({
  id: 'SELDON003',
  severity: 'info',
  stage: 'document',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/',
  title: 'a document is a Kubernetes object',
  consequence: 'What has no `kind` is passed over: it may be a values file, or a manifest that lost its first lines.',
  example: { before: 'spec: {predictors: []}', after: 'kind: SeldonDeployment\nspec: {predictors: []}' },
  check,
});

export const keyOnce = schemaRule({
  id: 'SELDON004',
  stage: 'document',
  source: READER,
  title: 'a key is written once',
  consequence: 'Helm and `kubectl` take the last value and lose the others without a word; kustomize and others refuse the file.',
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
  check,
});
