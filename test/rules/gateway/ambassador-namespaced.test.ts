import { yaml } from '../../../src/rules/example';
import { ambassadorNamespaced } from '../../../src/rules/gateway/ambassador-namespaced';
import { describeRule } from '../describe-rule';

describeRule(ambassadorNamespaced, {
  operator: 'ambassador: {enabled: true, singleNamespace: true}',
  accepts: {},
  rejects: {
    'any SeldonDeployment': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec', '_rest_mapping'],
    ],
  },
});
