import { answer, webhookRule } from '../helpers/webhook-rule';
import { diff } from '../rule';

export const loneShadow = webhookRule({
  id: 'SELDON105',
  title: 'a shadow is not the only predictor',
  consequence: 'The webhook rejects the SeldonDeployment: a shadow receives copies of requests but never answers.',
  example: () => diff`
      spec:
        predictors:
    +   - name: default
    +     graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
        - name: next
          shadow: true
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris-2}
  `,
  check({ predictors }, report) {
    if (predictors.length === 1 && predictors[0].predictor.shadow) {
      const [{ predictor, path }] = predictors;
      report(
        answer(path, predictor.name, 'Shadow can not exist as only predictor', {
          path: `${path}.shadow`,
          message: `predictor ${JSON.stringify(predictor.name)} is a shadow and the only predictor`,
          remedy: "add the predictor that answers before it, or remove 'shadow'",
        }),
      );
    }
  },
});
