import { answer, webhookRule } from '../helpers/webhook-rule';
import { diff } from '../rule';

export const predictorsPresent = webhookRule({
  id: 'SELDON107',
  title: 'there is at least one predictor',
  consequence: 'The webhook rejects the SeldonDeployment.',
  example: () => diff`
      spec:
    -   predictors: []
    +   predictors:
    +   - name: default
    +     graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
  `,
  check({ spec, predictors }, report) {
    if (predictors.length === 0) {
      report(
        answer('spec', spec.transport ?? '', 'Graph contains no predictors', {
          path: 'spec.predictors',
          message: "'predictors' is empty",
          remedy: 'add a predictor with a name and a graph',
        }),
      );
    }
  },
});
