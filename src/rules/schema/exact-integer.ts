import { schemaRule } from '../helpers/schema-rule';
import { diff } from '../rule';

export const exactInteger = schemaRule({
  id: 'SELDON008',
  severity: 'warning',
  stage: 'document',
  source: 'https://www.rfc-editor.org/rfc/rfc8259#section-6',
  title: 'integers are at most 2^53',
  consequence:
    'The API server keeps all digits of a 64-bit integer. JavaScript and many other JSON parsers keep only the ' +
    'first 16: the rules check ' +
    'a rounded number, and `expand`, `diff`, `graph` and `import` reject the file.',
  example: () => diff`
      apiVersion: machinelearning.seldon.io/v1
      kind: SeldonDeployment
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          componentSpecs:
          - spec:
    -         terminationGracePeriodSeconds: 9223372036854775807
    +         terminationGracePeriodSeconds: 3600
              containers: [{name: classifier}]
  `,
  // Reported when the input is read: the object contains the rounded number.
  check: () => undefined,
});
