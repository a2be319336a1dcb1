import { answer, webhookRule } from '../helpers/webhook-rule';
import { diff } from '../rule';

export const predictorName = webhookRule({
  id: 'SELDON109',
  title: 'predictors have different names',
  consequence: 'The webhook rejects the SeldonDeployment.',
  example: () => diff`
      spec:
        predictors:
        - name: default
          traffic: 90
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    -   - name: default
    +   - name: canary
          traffic: 10
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris-2}
  `,
  check({ predictors }, report) {
    const first = new Map<string, string>();
    for (const { predictor, path } of predictors) {
      const taken = first.get(predictor.name);
      if (taken === undefined) {
        first.set(predictor.name, path);
        continue;
      }
      report(
        answer(path, predictor.name, 'Duplicate predictor name', {
          path: `${path}.name`,
          message: `predictor name ${JSON.stringify(predictor.name)} is already used by ${taken}`,
          remedy: 'give each predictor a different name',
        }),
      );
    }
  },
});
