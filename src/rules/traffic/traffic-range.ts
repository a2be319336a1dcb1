import { diff, trap, upstream } from '../rule';

export const trafficRange = trap({
  id: 'SELDON263',
  title: 'traffic is between 0 and 100',
  consequence:
    'The webhook checks only the sum, and a single predictor only below 100. Istio and Ambassador reject or misread ' +
    'such a weight.',
  example: () => diff`
      spec:
        predictors:
        - name: default
    -     traffic: 110
    +     traffic: 90
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
        - name: canary
    -     traffic: -10
    +     traffic: 10
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris-2}
  `,
  source: upstream('operator/apis/machinelearning.seldon.io/v1/seldondeployment_webhook.go'),
  check({ predictors }, report) {
    for (const {
      predictor: { shadow, traffic },
      path,
    } of predictors) {
      if (!shadow && traffic && (traffic < 0 || traffic > 100)) {
        report({
          path: `${path}.traffic`,
          message: `${traffic} is not a percentage`,
          remedy: 'write a number from 0 to 100',
        });
      }
    }
  },
});
