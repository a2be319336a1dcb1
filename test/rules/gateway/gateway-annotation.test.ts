import { gatewayAnnotation } from '../../../src/rules/gateway/gateway-annotation';
import { describeRule } from '../describe-rule';

function model(annotations: string, metadata = '{}'): string {
  return `metadata: {name: iris, annotations: ${metadata}}
spec:
  annotations: ${annotations}
  predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}}]
`;
}

describeRule(gatewayAnnotation, {
  accepts: {
    'annotations for Istio': model("{seldon.io/istio-retries: '3'}", '{seldon.io/istio-host: a.example.com}'),
    'annotations that all read': model("{seldon.io/rest-timeout: '3000'}"),
    'retries at whichever gateway': model("{seldon.io/istio-retries: '3', seldon.io/ambassador-retries: '3'}"),
  },
  rejects: {
    'annotations for Ambassador': [
      model("{seldon.io/ambassador-retries: '3'}", '{seldon.io/ambassador-id: x}'),
      ['metadata.annotations[seldon.io/ambassador-id]', 'seldon.io/ambassador-id has no effect'],
      ['spec.annotations[seldon.io/ambassador-retries]', 'seldon.io/ambassador-retries has no effect'],
    ],
  },
  operator: 'istio: {enabled: true}',
});

describeRule(gatewayAnnotation, {
  accepts: { 'annotations for Ambassador': model("{seldon.io/ambassador-retries: '3'}") },
  rejects: {
    'a gateway of Istio': [
      model('{seldon.io/istio-gateway: istio-system/gateway}'),
      ['spec.annotations[seldon.io/istio-gateway]', 'configures Ambassador, and Istio is not enabled'],
    ],
  },
  operator: 'ambassador: {enabled: true}',
});

describeRule(gatewayAnnotation, {
  accepts: { 'an operator without a gateway': model('{seldon.io/istio-gateway: istio-system/gateway}') },
  rejects: {},
});

describeRule(gatewayAnnotation, {
  accepts: {
    'an operator with both': model('{seldon.io/istio-gateway: istio-system/gateway, seldon.io/ambassador-id: x}'),
  },
  rejects: {},
  operator: 'istio: {enabled: true}\nambassador: {enabled: true}',
});
