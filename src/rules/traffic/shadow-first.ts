import { diff, trap, upstream } from '../rule';

export const shadowFirst = trap({
  id: 'SELDON261',
  looksAt: ['shadow'],
  title: 'a shadow comes after the predictors that answer',
  consequence:
    'The first predictor determines `status.address`, and gets no weight in Ambassador. A shadow in its place ' +
    'receives requests that it never answers.',
  example: () => diff`
      spec:
        predictors:
    +   - name: default
    +     graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
        - name: next
          shadow: true
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris-2}
    -   - name: default
    -     graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
  `,
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check({ predictors }, report) {
    if (predictors.length > 1 && predictors[0].predictor.shadow) {
      report({
        path: `${predictors[0].path}.shadow`,
        message:
          `shadow ${JSON.stringify(predictors[0].predictor.name)} is the first predictor, whose Service becomes the ` +
          'address of the SeldonDeployment',
        remedy: 'move it after the predictors that answer',
      });
    }
  },
});
