import { diff, trap, upstream } from '../rule';

export const shadowShare = trap({
  id: 'SELDON262',
  looksAt: ['shadow'],
  title: 'a shadow has no share of the traffic',
  consequence:
    "A shadow's `traffic` is the percentage of requests that are mirrored to it. The predictor that answers gets " +
    'all requests, whatever its own `traffic` is.',
  example: () => diff`
      spec:
        predictors:
        - name: default
    -     traffic: 80
    +     traffic: 100
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
        - name: next
          shadow: true
          traffic: 20
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris-2}
  `,
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check({ predictors }, report) {
    const answering = predictors.filter(({ predictor }) => !predictor.shadow);
    if (answering.length !== 1 || predictors.length === 1) {
      return;
    }
    const [
      {
        predictor: { name, traffic },
        path,
      },
    ] = answering;
    if (traffic && traffic !== 100) {
      report({
        path: `${path}.traffic`,
        message:
          `${JSON.stringify(name)} answers all requests, not ${traffic} percent: the ` + 'other predictor is a shadow',
        remedy: "set it to 100, and the shadow's traffic to the percentage of requests to mirror",
      });
    }
  },
});
