import { answer, webhookRule } from '../helpers/webhook-rule';
import { diff } from '../rule';

export const shadowTraffic = webhookRule({
  id: 'SELDON121',
  title: 'a shadow mirrors between 0 and 100 percent',
  consequence: 'The webhook rejects the SeldonDeployment.',
  example: () => diff`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
        - name: next
          shadow: true
    -     traffic: 150
    +     traffic: 50
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris-2}
  `,
  check({ predictors }, report) {
    for (const { predictor, path } of predictors) {
      const traffic = predictor.traffic ?? 0;
      if (predictor.shadow && (traffic < 0 || traffic > 100)) {
        report(
          answer('spec', predictor.name, 'shadow traffic is illegal, the traffic number should be between [0, 100]', {
            path: `${path}.traffic`,
            message: `the shadow mirrors ${traffic} percent`,
            remedy: "set 'traffic' between 0 and 100",
          }),
        );
      }
    }
  },
});
