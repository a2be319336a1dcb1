import { yaml } from '../../../src/rules/example';
import { istioCertificate } from '../../../src/rules/tls/istio-certificate';
import { describeRule } from '../describe-rule';

describeRule(istioCertificate, {
  operator: 'istio: {enabled: true}',
  accepts: {
    'no certificate': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'a certificate': [
      yaml`
      predictors:
      - name: a
        ssl: {certSecretName: c}
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.predictors[0].ssl.certSecretName', 'Istio sends plain text'],
    ],
  },
});
