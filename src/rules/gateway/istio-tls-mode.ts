import { ISTIO_TLS_MODES } from '../../api/facts/operator-words';
import { predictorDiff, trap, upstream, writeOneOf } from '../rule';

export const istioTlsMode = trap({
  id: 'SELDON287',
  ofOperator: true,
  title: "the operator's istio.tlsMode is one of Istio's TLS modes",
  consequence:
    'Any other value, including `STRICT` from the documentation, becomes DISABLE in every DestinationRule: traffic ' +
    'to the pods is not encrypted, and fails if the mesh requires TLS.',
  example: () => ({
    ...predictorDiff`
        graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    `,
    operator: 'istio: {enabled: true, tlsMode: STRICT}',
    operatorAfter: 'istio: {enabled: true, tlsMode: ISTIO_MUTUAL}',
  }),
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check({ predictors, config: { istio } }, report) {
    if (istio.enabled && istio.tlsMode !== '' && !ISTIO_TLS_MODES.includes(istio.tlsMode) && predictors.length > 0) {
      report({
        path: 'spec',
        message: `the operator's istio.tlsMode ${JSON.stringify(istio.tlsMode)} turns TLS off`,
        remedy:
          istio.tlsMode === 'STRICT'
            ? "write ISTIO_MUTUAL in the operator's values"
            : `${writeOneOf(istio.tlsMode, ISTIO_TLS_MODES)} in the operator's values`,
      });
    }
  },
});
