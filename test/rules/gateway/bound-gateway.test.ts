import { yaml } from '../../../src/rules/example';
import { boundGateway } from '../../../src/rules/gateway/bound-gateway';
import { describeRule } from '../describe-rule';

describeRule(boundGateway, {
  operator: 'istio: {enabled: true}',
  accepts: {
    "the operator's gateway": yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      apiVersion: networking.istio.io/v1beta1
      kind: Gateway
      metadata: {name: seldon-gateway, namespace: istio-system}
    `,
    'the gateway of the annotation': yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        annotations: {seldon.io/istio-gateway: ml/g}
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      apiVersion: networking.istio.io/v1beta1
      kind: Gateway
      metadata: {name: g, namespace: ml}
    `,
    'a gateway in the same namespace': yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        annotations: {seldon.io/istio-gateway: g}
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      apiVersion: networking.istio.io/v1beta1
      kind: Gateway
      metadata: {name: g, namespace: ml}
    `,
    'the mesh': yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        annotations: {seldon.io/istio-gateway: mesh}
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      apiVersion: networking.istio.io/v1beta1
      kind: Gateway
      metadata: {name: g, namespace: ml}
    `,
    'a Gateway of the Gateway API': yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata: {name: g, namespace: ml}
    `,
  },
  rejects: {
    'a gateway that is not bound': [
      yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      apiVersion: networking.istio.io/v1beta1
      kind: Gateway
      metadata: {name: g, namespace: ml}
    `,
      ['metadata.name', 'not to ml/g'],
    ],
    'an annotation that refers to another gateway': [
      yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        annotations: {seldon.io/istio-gateway: ml/h}
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      apiVersion: networking.istio.io/v1beta1
      kind: Gateway
      metadata: {name: g, namespace: ml}
    `,
      ['spec.annotations[seldon.io/istio-gateway]', '"ml/h"'],
    ],
  },
});
