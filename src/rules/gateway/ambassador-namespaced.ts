import { predictorDiff, trap, upstream } from '../rule';

export const ambassadorNamespaced = trap({
  id: 'SELDON283',
  ofOperator: true,
  title: 'Ambassador v2 is not combined with ambassador.singleNamespace',
  consequence:
    'The operator names a Mapping `seldon_..._rest_mapping`. Names of objects cannot contain underscores: the API ' +
    'server rejects it, and the operator retries forever.',
  example: () => ({
    ...predictorDiff`
        graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    `,
    operator: 'ambassador: {enabled: true, singleNamespace: true}',
    operatorAfter: 'ambassador: {enabled: true}',
  }),
  source: upstream('operator/controllers/ambassador/v2.go'),
  check({ metadata, predictors, config: { ambassador } }, report) {
    if (ambassador.enabled && ambassador.version !== 'v1' && ambassador.singleNamespace && predictors.length > 0) {
      report({
        path: 'spec',
        message:
          'the API server rejects its Mapping ' +
          `"seldon_${metadata.name}_${predictors[0].predictor.name}_rest_mapping"`,
        remedy: "set ambassador.singleNamespace to false in the operator's values, or ambassador.version to v1",
      });
    }
  },
});
