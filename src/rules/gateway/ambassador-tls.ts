import { predictorDiff, trap, upstream } from '../rule';

export const ambassadorTls = trap({
  id: 'SELDON282',
  ofOperator: true,
  title: 'with Ambassador v2, a predictor does not use ssl',
  consequence:
    'The Mappings refer to a TLSContext that the operator never creates, under a name with underscores that no ' +
    'object can have. Ambassador cannot reach the predictor.',
  example: () => ({
    ...predictorDiff`
      - ssl: {certSecretName: iris-tls}
        graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    `,
    operator: 'ambassador: {enabled: true}',
  }),
  source: upstream('operator/controllers/ambassador/v2.go'),
  check({ predictors, config: { ambassador } }, report) {
    if (!ambassador.enabled || ambassador.version === 'v1') {
      return;
    }
    for (const { predictor, path } of predictors) {
      if (predictor.ssl?.certSecretName) {
        report({
          path: `${path}.ssl`,
          message: 'the Mappings for Ambassador v2 refer to a TLSContext that is never created',
          remedy: 'let the mesh or the ingress encrypt, and remove ssl',
        });
      }
    }
  },
});
