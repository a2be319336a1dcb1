import { yaml } from '../../../src/rules/example';
import { istioGateway } from '../../../src/rules/gateway/istio-gateway';
import { describeRule } from '../describe-rule';

describeRule(istioGateway, {
  operator: 'istio: {enabled: true}',
  accepts: {
    'a namespace': yaml`
      annotations: {seldon.io/istio-gateway: ns/gw}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'the mesh': yaml`
      annotations: {seldon.io/istio-gateway: mesh}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'a gateway in the same namespace': yaml`
      annotations: {seldon.io/istio-gateway: gw}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      apiVersion: networking.istio.io/v1alpha3
      kind: Gateway
      metadata: {name: gw}
    `,
  },
  rejects: {
    'a bare name': [
      yaml`
      annotations: {seldon.io/istio-gateway: gw}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.annotations[seldon.io/istio-gateway]', '"gw"'],
    ],
  },
});
