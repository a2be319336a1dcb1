import { sidecarAnnotation } from '../../../src/rules/annotations/sidecar-annotation';
import { yaml } from '../../../src/rules/example';
import { describeRule } from '../describe-rule';

describeRule(sidecarAnnotation, {
  accepts: {
    'on the spec': yaml`
      annotations: {sidecar.istio.io/inject: 'false'}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'your own annotation': yaml`
      metadata: {name: iris, annotations: {team: x}}
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'labels of pods on the predictor, and labels of your own in metadata': yaml`
      metadata: {name: iris, labels: {team: x, istio.io/use-waypoint: none}}
      spec:
        predictors:
        - name: a
          labels: {azure.workload.identity/use: 'true', sidecar.istio.io/inject: 'false'}
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'labels of pods in metadata': [
      yaml`
      metadata: {name: iris, labels: {azure.workload.identity/use: 'true'}}
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['metadata.labels[azure.workload.identity/use]', 'does not reach'],
    ],
    'the label of a namespace, wherever it is': [
      yaml`
      metadata: {name: iris, labels: {istio-injection: disabled}}
      spec:
        predictors:
        - name: a
          labels: {istio-injection: disabled}
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
          componentSpecs:
          - metadata: {labels: {istio-injection: disabled}}
            spec: {containers: [{name: m}]}
    `,
      ['metadata.labels.istio-injection', 'is a label of namespaces'],
      ['spec.predictors[0].labels.istio-injection', 'is a label of namespaces'],
      ['spec.predictors[0].componentSpecs[0].metadata.labels.istio-injection', 'is a label of namespaces'],
    ],
    'in metadata': [
      yaml`
      metadata: {name: iris, annotations: {traffic.sidecar.istio.io/excludeOutboundPorts: '443'}}
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['metadata.annotations[traffic.sidecar.istio.io/excludeOutboundPorts]', 'does not reach'],
    ],
  },
});
