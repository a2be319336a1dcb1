import { ISTIO_GATEWAY } from '../../api/facts/settings';
import { asText, isObject } from '../../private/json';
import { listing } from '../../private/listing';
import { diff, trap, upstream } from '../rule';

export const boundGateway = trap({
  id: 'SELDON363',
  severity: 'info',
  ofOperator: true,
  title: 'the VirtualService is bound to a gateway that exists',
  consequence:
    'The VirtualService is bound to the gateway in the annotation, or else to that of the operator. ' +
    'Any other gateway has no route to it and answers with 404.',
  example: () => ({
    ...diff`
        metadata: {name: iris, namespace: ml}
        spec:
      +   annotations: {seldon.io/istio-gateway: ml/models}
          predictors:
          - name: default
            graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
        ---
        apiVersion: networking.istio.io/v1beta1
        kind: Gateway
        metadata: {name: models, namespace: ml}
        spec:
          selector: {istio: ingressgateway}
          servers: [{hosts: ['*'], port: {name: http, number: 80, protocol: HTTP}}]
    `,
    operator: 'istio: {enabled: true}',
  }),
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check({ spec, metadata, namespace, surroundings, config: { istio } }, report) {
    const gateways = istio.enabled
      ? surroundings.all('Gateway').filter(({ apiVersion }) => asText(apiVersion).startsWith('networking.istio.io/'))
      : [];
    if (gateways.length === 0) {
      return;
    }
    const written = spec.annotations?.[ISTIO_GATEWAY];
    const bound = written ?? istio.gateway;
    const names = gateways.map((gateway) => {
      const { name, namespace: home = namespace } = isObject(gateway.metadata) ? gateway.metadata : {};
      return `${asText(home)}/${asText(name)}`;
    });
    if (bound !== 'mesh' && !names.includes(bound.includes('/') ? bound : `${namespace}/${bound}`)) {
      report({
        path: written === undefined ? 'metadata.name' : `spec.annotations[${ISTIO_GATEWAY}]`,
        message:
          `the VirtualService of ${JSON.stringify(metadata.name)} is bound to gateway ${JSON.stringify(bound)}, not ` +
          `to ${listing(names)}`,
        remedy: `set spec.annotations[${ISTIO_GATEWAY}] to ${JSON.stringify(names[0])} if that is the one you mean`,
      });
    }
  },
});
