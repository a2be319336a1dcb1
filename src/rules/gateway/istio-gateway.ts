import { ISTIO_GATEWAY } from '../../api/facts/settings';
import { writtenAnnotations } from '../helpers/written-annotations';
import { specDiff, trap, upstream } from '../rule';

export const istioGateway = trap({
  id: 'SELDON286',
  severity: 'info',
  ofOperator: true,
  title: `${ISTIO_GATEWAY} names the namespace of the gateway`,
  consequence:
    'Istio looks up a name without a namespace in the namespace of the SeldonDeployment. If there is no such ' +
    'gateway, requests are answered with 404.',
  example: () => ({
    ...specDiff`
      - annotations: {seldon.io/istio-gateway: seldon-gateway}
      + annotations: {seldon.io/istio-gateway: istio-system/seldon-gateway}
    `,
    operator: 'istio: {enabled: true}',
  }),
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check(subject, report) {
    for (const { key, value, path } of subject.config.istio.enabled ? writtenAnnotations(subject) : []) {
      const own = subject.surroundings.find('Gateway', subject.namespace, value);
      if (key === ISTIO_GATEWAY && value !== 'mesh' && !value.includes('/') && !own) {
        report({
          path,
          message: `${JSON.stringify(value)} is looked up in the SeldonDeployment's own namespace`,
          remedy: 'write NAMESPACE/NAME',
        });
      }
    }
  },
});
