import { diff, trap, upstream } from '../rule';

export const ambassadorWeight = trap({
  id: 'SELDON292',
  ofOperator: true,
  title: 'with Ambassador v1, no predictor has traffic 0',
  consequence:
    'The operator omits a weight of 0 from the mapping, and Ambassador splits the traffic evenly: 100 and 0 become ' +
    '50 and 50.',
  example: () => ({
    ...diff`
        spec:
          predictors:
          - name: default
      -     traffic: 100
      +     traffic: 99
            graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          - name: canary
      -     traffic: 0
      +     traffic: 1
            graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris-2}
    `,
    operator: 'ambassador: {enabled: true, version: v1}',
  }),
  source: upstream('operator/controllers/ambassador/v1.go'),
  check({ predictors, config: { ambassador } }, report) {
    if (!ambassador.enabled || ambassador.version !== 'v1') {
      return;
    }
    const answering = predictors.filter(({ predictor }) => !predictor.shadow);
    for (const { predictor, index, path } of answering.length > 1 ? answering : []) {
      if (index > 0 && (predictor.traffic ?? 0) === 0) {
        report({
          path: `${path}.traffic`,
          message:
            `traffic 0 of ${JSON.stringify(predictor.name)} is omitted from the mapping, ` +
            'which means an even share',
          remedy: 'write at least 1, remove the predictor, or use Ambassador v2',
        });
      }
    }
  },
});
