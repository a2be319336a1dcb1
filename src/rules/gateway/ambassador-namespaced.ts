import { yaml } from '../example';
import { trap } from '../helpers/trap';
import { upstream } from '../rule';

export const ambassadorNamespaced = trap({
  id: 'SELDON283',
  severity: 'warning',
  title: 'the operator does not combine Ambassador v2 and a single namespace',
  consequence:
    'The operator names a mapping `seldon_..._rest_mapping`. No object can have underscores in its name: the API server refuses it, and the operator tries again for ever.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    `,
    operator: 'ambassador: {enabled: true, singleNamespace: true}',
    operatorAfter: 'ambassador: {enabled: true}',
  },
  source: upstream('operator/controllers/ambassador/v2.go'),
  check({ metadata, predictors, config: { ambassador } }, report) {
    if (ambassador.enabled && ambassador.version !== 'v1' && ambassador.singleNamespace && predictors.length > 0) {
      report({
        path: 'spec',
        message: `the API server refuses its mapping "seldon_${metadata.name}_${predictors[0].predictor.name}_rest_mapping"`,
        remedy: "set ambassador.singleNamespace to false among the operator's values, or ambassador.version to v1",
      });
    }
  },
});
