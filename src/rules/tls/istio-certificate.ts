import { yaml } from '../example';
import { trap } from '../helpers/trap';
import { upstream } from '../rule';

/** Modes in which Istio's gateway speaks TLS to a pod with a certificate of its own. */
const SPEAKING = ['SIMPLE', 'MUTUAL'];

export const istioCertificate = trap({
  id: 'SELDON359',
  severity: 'warning',
  title: 'Istio speaks TLS to a predictor with a certificate',
  consequence:
    'With `ssl.certSecretName` the orchestrator listens with TLS only. The DestinationRule that the operator creates says so with `istio.tlsMode: SIMPLE` alone; else the gateway sends plain text, and each request fails.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
          ssl: {certSecretName: iris-tls}
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          ssl: {certSecretName: iris-tls}
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    `,
    operator: 'istio: {enabled: true}',
    operatorAfter: 'istio: {enabled: true, tlsMode: SIMPLE}',
  },
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check({ predictors, config: { istio } }, report) {
    for (const { predictor, path } of istio.enabled && !SPEAKING.includes(istio.tlsMode) ? predictors : []) {
      if (predictor.ssl?.certSecretName) {
        report({
          path: `${path}.ssl.certSecretName`,
          message: `the orchestrator expects TLS with ${JSON.stringify(predictor.ssl.certSecretName)}, and Istio sends ${istio.tlsMode === '' ? 'plain text' : `what ${JSON.stringify(istio.tlsMode)} means`}`,
          remedy: "set istio.tlsMode to SIMPLE among the operator's values, or leave ssl out and let the mesh encrypt",
        });
      }
    }
  },
});
