import { yaml } from '../../../src/rules/example';
import { ambassadorTls } from '../../../src/rules/gateway/ambassador-tls';
import { describeRule } from '../describe-rule';

describeRule(ambassadorTls, {
  operator: 'ambassador: {enabled: true}',
  accepts: {
    'no TLS': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    TLS: [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        ssl: {certSecretName: s}
    `,
      ['spec.predictors[0].ssl', 'TLSContext'],
    ],
  },
});
