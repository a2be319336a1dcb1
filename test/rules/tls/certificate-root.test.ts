import { yaml } from '../../../src/rules/example';
import { certificateRoot } from '../../../src/rules/tls/certificate-root';
import { describeRule } from '../describe-rule';

describeRule(certificateRoot, {
  accepts: {
    'a server as root': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        ssl: {certSecretName: s}
    `,
    'a built-in root without a certificate': yaml`
      predictors:
      - name: a
        graph: {name: r, implementation: RANDOM_ABTEST,
            children: [{name: x, implementation: SKLEARN_SERVER, modelUri: gs://x}, {name: z, implementation: SKLEARN_SERVER, modelUri: gs://z}]}
    `,
  },
  rejects: {
    'a built-in root': [
      yaml`
      predictors:
      - name: a
        graph: {name: r, implementation: RANDOM_ABTEST,
            children: [{name: x, implementation: SKLEARN_SERVER, modelUri: gs://x}, {name: z, implementation: SKLEARN_SERVER, modelUri: gs://z}]}
        ssl: {certSecretName: s}
    `,
      ['spec.predictors[0].ssl.certSecretName', 'crashes'],
    ],
  },
});
