import { yaml } from '../../../src/rules/example';
import { istioTlsMode } from '../../../src/rules/gateway/istio-tls-mode';
import { describeRule } from '../describe-rule';

describeRule(istioTlsMode, {
  operator: 'istio: {enabled: true, tlsMode: STRICT}',
  accepts: {},
  rejects: {
    'any SeldonDeployment': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec', '"STRICT"'],
    ],
  },
});
