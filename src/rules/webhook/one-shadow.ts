import { answer, webhookRule } from '../helpers/webhook-rule';
import { diff } from '../rule';

export const oneShadow = webhookRule({
  id: 'SELDON120',
  title: 'there is at most one shadow',
  consequence: 'The webhook rejects the SeldonDeployment.',
  example: () => diff`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
        - name: next
          shadow: true
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris-2}
    -   - name: later
    -     shadow: true
    -     graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris-3}
  `,
  check({ predictors }, report) {
    const [first, ...others] = predictors.filter(({ predictor }) => predictor.shadow);
    for (const { predictor, path } of others) {
      report(
        answer('spec', predictor.name, 'Multiple shadows are not allowed', {
          path: `${path}.shadow`,
          message:
            `predictor ${JSON.stringify(predictor.name)} is a second shadow, after ` +
            `${JSON.stringify(first.predictor.name)}`,
          remedy: 'keep one shadow, and move the other into its own SeldonDeployment',
        }),
      );
    }
  },
});
