import { predictorDiff, trap, upstream } from '../rule';

/** Modes in which Istio's gateway uses TLS to a pod that has its own certificate. */
const TLS_MODES = ['SIMPLE', 'MUTUAL'];

export const istioCertificate = trap({
  id: 'SELDON359',
  ofOperator: true,
  looksAt: ['ssl'],
  title: 'Istio uses TLS to a predictor with a certificate',
  consequence:
    'With `ssl.certSecretName` the orchestrator listens with TLS only. The DestinationRule that the operator ' +
    'creates uses TLS only with `istio.tlsMode: SIMPLE`; otherwise the gateway sends plain text, and every request ' +
    'fails.',
  example: () => ({
    ...predictorDiff`
        ssl: {certSecretName: iris-tls}
        graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    `,
    operator: 'istio: {enabled: true}',
    operatorAfter: 'istio: {enabled: true, tlsMode: SIMPLE}',
  }),
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check({ predictors, config: { istio } }, report) {
    for (const { predictor, path } of istio.enabled && !TLS_MODES.includes(istio.tlsMode) ? predictors : []) {
      if (predictor.ssl?.certSecretName) {
        report({
          path: `${path}.ssl.certSecretName`,
          message:
            `the orchestrator expects TLS with ${JSON.stringify(predictor.ssl.certSecretName)}, but Istio sends ` +
            `${istio.tlsMode === '' ? 'plain text' : `requests with TLS mode ${JSON.stringify(istio.tlsMode)}`}`,
          remedy: "set istio.tlsMode to SIMPLE in the operator's values, or remove ssl and let the mesh encrypt",
        });
      }
    }
  },
});
