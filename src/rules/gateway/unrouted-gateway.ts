import { diff, trap, upstream } from '../rule';

export const unroutedGateway = trap({
  id: 'SELDON395',
  stage: 'document',
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  title: 'the operator creates routes for the gateway of the platform',
  consequence:
    'With Istio or Ambassador disabled, the operator creates no VirtualServices or Mappings: the gateway knows no ' +
    'model and answers every request with 404.',
  example: () => diff`
    - operator: {}
    + operator: {istio: {enabled: true}}
      gateways: {seldon-gateway: {kind: istio, namespace: istio-system}}
      models: {iris: {namespace: seldon, server: SKLEARN, uri: 'gs://models/iris'}}
  `,
  // Reported when values are read: they are not a SeldonDeployment.
  check: () => undefined,
});
